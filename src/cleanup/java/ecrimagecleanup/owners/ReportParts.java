package ecrimagecleanup.owners;

import java.util.ArrayList;
import java.util.List;

/**
 * Reports as texts that are short enough for who receives them: divided between owners, and one
 * that is too long alone between its lines.
 *
 * @param text makes the text of a report
 * @param most the most characters of a part
 */
record ReportParts(ReportText text, int most) {
  /** The parts, each with the heading and its number. */
  List<String> of(OwnerReports reports) {
    String heading = String.join("\n", text.heading());
    int room = most - heading.length() - numbered(9_999, 9_999).length();
    List<String> bodies = bodies(reports, room);
    List<String> parts = new ArrayList<>();
    for (String body : bodies) {
      String number = bodies.size() == 1 ? "" : numbered(parts.size() + 1, bodies.size());
      parts.add(heading + number + body);
    }
    return parts;
  }

  private static String numbered(int number, int all) {
    return "\nPart %d of %d.".formatted(number, all);
  }

  private List<String> bodies(OwnerReports reports, int room) {
    List<String> bodies = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (OwnerReport report : reports.all()) {
      List<String> lines = text.of(report);
      String whole = "\n\n" + String.join("\n", lines);
      if (body.length() > 0 && body.length() + whole.length() > room) {
        bodies.add(body.toString());
        body.setLength(0);
      }
      if (whole.length() <= room) {
        body.append(whole);
      } else {
        String last = divide(lines, room, bodies);
        body.append(last);
      }
    }
    bodies.add(body.toString());
    return bodies;
  }

  /** Adds all full parts of a long report to the bodies; the rest of it. */
  private static String divide(List<String> lines, int room, List<String> bodies) {
    String again = "\n\n" + lines.get(0) + ", continued\n";
    StringBuilder body = new StringBuilder("\n");
    for (String line : lines) {
      if (body.length() + line.length() + 1 > room) {
        bodies.add(body.toString());
        body.setLength(0);
        body.append(again);
      }
      body.append('\n').append(line);
    }
    return body.toString();
  }
}
