package ecrimagecleanup.route.picture;

import ecrimagecleanup.route.model.Flow;
import ecrimagecleanup.route.model.Route;
import ecrimagecleanup.route.model.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * The box of a route: what comes in, its name and signature, what it does, and its steps.
 *
 * @param entry what comes in, if it is no other route; empty otherwise
 * @param about the sentence of its description, in lines that fit
 */
record Box(Route route, String entry, String signature, List<String> about, List<Line> lines) {
  static final int WIDTH = 340;
  static final int LINE = 17;
  static final int TOP = 26;
  private static final int LETTERS = 50;

  static Box of(Flow flow, Route route) {
    String entry =
        route.isDirect()
            ? ""
            : route.source().replaceAll("\\{\\{(?:cleanup\\.)?", "").replace("}}", "");
    String signature = Signature.of(route).map(Signature::toString).orElse("");
    String about = route.description().substring(signature.isEmpty() ? 0 : signature.length() + 2);
    return new Box(route, entry, signature, wrapped(about), Line.of(flow, route));
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > LETTERS && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** What a line says, as far as it fits. */
  String text(Line line) {
    String elsewhere =
        line.target()
            .map(target -> target.file().folder())
            .filter(folder -> !folder.equals(route.file().folder()))
            .map(folder -> "  in " + folder)
            .orElse("");
    String text = line.text() + elsewhere;
    int most = LETTERS - 2 * line.indent();
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** Where its steps begin, below its top. */
  int head() {
    int lines = about.size() + (signature.isEmpty() ? 0 : 1) + (entry.isEmpty() ? 0 : 1);
    return TOP + lines * LINE + 4;
  }

  int height() {
    return head() + lines.size() * LINE + 8;
  }

  /** Where the middle of a step is, below its top. */
  int middle(int line) {
    return head() + line * LINE + LINE / 2;
  }
}
