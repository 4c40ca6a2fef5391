package ecrimagecleanup.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the documentation: their links, their size, and that none repeats another. */
class DocumentsTest {
  private static final int LONGEST = 420;
  private static final int WORDS_OF_A_SENTENCE = 9;

  static List<Document> all() throws IOException {
    return Document.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyLinkLeadsToAFileAndToAHeadingInIt(Document page) throws IOException {
    for (String link : page.links()) {
      if (link.matches("https?://.*")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path folder = page.file().resolveSibling("");
      Path target = parts[0].isEmpty() ? page.file() : folder.resolve(parts[0]).normalize();
      assertThat(target).as(link).exists();
      if (parts.length == 2) {
        assertThat(Document.of(target).anchors()).as(link).contains(parts[1]);
      }
    }
  }

  @Test
  void noPageIsTooLongToRead() throws IOException {
    assertThat(all())
        .filteredOn(page -> !Document.GENERATED.contains(page.name()))
        .allSatisfy(
            page -> assertThat(page.text().lines().count()).as(page.name()).isLessThan(LONGEST));
  }

  @Test
  void theReadmeLeadsToEveryPage() throws IOException {
    assertThat(Document.of(Document.README).links())
        .map(link -> link.replaceFirst("#.*", ""))
        .containsAll(
            all().stream()
                .map(page -> page.file().toString())
                .filter(file -> !file.equals(Document.README.toString()))
                .toList());
  }

  @Test
  void noSentenceStandsInTwoPages() throws IOException {
    Map<String, Set<String>> pages = new LinkedHashMap<>();
    for (Document page : all()) {
      for (String sentence : sentences(page)) {
        pages.computeIfAbsent(sentence, none -> new TreeSet<>()).add(page.name());
      }
    }

    assertThat(pages)
        .hasSizeGreaterThan(500)
        .allSatisfy((sentence, in) -> assertThat(in).as(sentence).hasSize(1));
  }

  private static List<String> sentences(Document page) {
    if (page.name().equals("CHANGELOG.md")) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    for (String paragraph : page.prose().split("\n\\s*\n|\\|\\s*\n|\n\\s*(-|\\d+\\.) ", -1)) {
      Arrays.stream(paragraph.replaceAll("\\s+", " ").split("(?<=[.:?|]) "))
          .map(sentence -> sentence.replaceAll("[*_|]", "").strip().toLowerCase(Locale.ROOT))
          .filter(sentence -> sentence.split(" ").length >= WORDS_OF_A_SENTENCE)
          .forEach(sentences::add);
    }
    return sentences;
  }

  @Test
  void everyPictureThatIsThereIsShown() throws IOException {
    List<String> links = all().stream().flatMap(page -> page.links().stream()).toList();

    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> !file.endsWith(".md"))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(links).anyMatch(link -> link.endsWith(file)));
    }
  }
}
