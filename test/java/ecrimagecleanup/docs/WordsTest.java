package ecrimagecleanup.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sentences that people read are plain: none of the turns that were once in them comes back. In the
 * sources only comments and texts in quotes count.
 */
class WordsTest {
  private static final List<String> TURNS =
      List.of(
          "\\bmovable\\b",
          "\\bbut for\\b",
          "\\bhang together\\b",
          "\\btold\\b",
          "\\bmeans? it\\b",
          "\\bis it\\b",
          ", for (it|they|there|nobody|no)\\b",
          "\\b[Pp]ut that right\\b",
          "\\buntil then nobody knows\\b",
          "\\btoo late to be trusted\\b",
          "\\bFor it to go\\b",
          "\\bTime passes\\.",
          "\\bgoes first: explain\\b",
          "\\balways the same for a text\\b",
          "\\bThe same for those that\\b",
          "\\bAdds it\\.",
          "\\bPT[0-9A-Z]+ old\\b",
          "\\b1 repositories\\b",
          "\\b0 \\(0 B\\) can go\\b");
  private static final Pattern ANY = Pattern.compile(String.join("|", TURNS));
  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

  static List<Document> pages() throws IOException {
    return Document.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pagesArePlain(Document page) {
    assertPlain(page.text());
  }

  static List<Path> configuration() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String folder : new String[] {"deploy", "routes", "config"}) {
      all.addAll(files(folder, ".*"));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("configuration")
  void templatesRoutesAndSettingsArePlain(Path file) throws IOException {
    assertPlain(Files.readString(file));
  }

  @Test
  void commentsAndTextsOfSourcesArePlain() throws IOException {
    List<Path> sources = files("src", ".*\\.(java|js)");
    List<String> found = new ArrayList<>();
    for (Path file : sources) {
      if (!turns(COMMENT_OR_TEXT, Files.readString(file)).isEmpty()) {
        found.add(file.toString());
      }
    }

    assertThat(sources).isNotEmpty();
    assertThat(found).as("say it plainly").isEmpty();
  }

  private static void assertPlain(String text) {
    assertThat(turns(Pattern.compile(".+", Pattern.DOTALL), text)).isEmpty();
  }

  /** The turns in all parts of a text that match, with what stands around them. */
  private static List<String> turns(Pattern parts, String text) {
    return parts
        .matcher(text)
        .results()
        .map(part -> part.group().replaceAll("\\s*\n\\s*[*#/]*\\s*", " "))
        .flatMap(part -> ANY.matcher(part).results().map(turn -> around(turn, part)))
        .collect(Collectors.toList());
  }

  private static String around(MatchResult turn, String text) {
    return text.substring(Math.max(0, turn.start() - 40), Math.min(text.length(), turn.end() + 20));
  }

  private static List<Path> files(String folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches(name))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/generated/"))
          .sorted()
          .toList();
    }
  }
}
