package ecrimagecleanup.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is, from the root of the source tree
 * @param text what it says
 */
public record Document(Path file, String text) {
  /** The pages that are made from the code. */
  static final Set<String> GENERATED = Set.of("components.md", "settings.md", "commands.md");

  static final Path README = Path.of("README.md");

  private static final Pattern FENCE =
      Pattern.compile("^ *```(\\w*)\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern INLINE =
      Pattern.compile("`((?:bin/)?(?:ecr-image-cleanup|simulate) [^`]+)`");
  private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");

  /** The page in that file. */
  static Document of(Path file) throws IOException {
    return new Document(file, Files.readString(file));
  }

  /** All pages: those in the root, and those in {@code docs/}. */
  public static List<Document> all() throws IOException {
    List<Document> all = new ArrayList<>();
    for (String folder : new String[] {".", "docs"}) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
          all.add(of(file.normalize()));
        }
      }
    }
    return all;
  }

  /** The name of the file. */
  String name() {
    return file.getFileName().toString();
  }

  /** What it says, without what stands in fences. */
  String prose() {
    return FENCE.matcher(text).replaceAll("");
  }

  /** What stands in fences of that language. */
  List<String> fenced(String language) {
    return FENCE
        .matcher(text)
        .results()
        .filter(match -> match.group(1).equals(language))
        .map(match -> match.group(2))
        .toList();
  }

  /** The commands that it says to type, each on one line: in fences, and within its sentences. */
  public List<String> commands() {
    return Stream.concat(
            fenced("sh").stream().map(block -> CONTINUED.matcher(block).replaceAll(" ")),
            INLINE.matcher(prose()).results().map(match -> match.group(1).replaceAll("\\s+", " ")))
        .flatMap(String::lines)
        .map(line -> line.strip().replaceFirst(" +# .*", ""))
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** The targets of its links. */
  List<String> links() {
    return LINK.matcher(prose()).results().map(match -> match.group(1)).toList();
  }

  /** The anchors of its headings, as GitHub makes them. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    HEADING
        .matcher(prose())
        .results()
        .map(match -> anchor(match.group(1)))
        .forEach(
            anchor -> {
              int before = seen.merge(anchor, 1, Integer::sum) - 1;
              anchors.add(before == 0 ? anchor : anchor + "-" + before);
            });
    return anchors;
  }

  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
