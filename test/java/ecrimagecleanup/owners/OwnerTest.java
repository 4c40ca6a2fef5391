package ecrimagecleanup.owners;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.RepositoryTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
  private static final Owner NOBODY = new Owner(Optional.empty());

  private static Owner owner(String value) {
    return Owner.of(new RepositoryTags(true, Map.of("team", value)), "team");
  }

  @Test
  void isTheValueOfTheTag() {
    assertThat(owner("payments").name()).contains("payments");
    assertThat(Owner.of(new RepositoryTags(true, Map.of("Team", "x")), "team")).isEqualTo(NOBODY);
    assertThat(owner(" ")).isEqualTo(NOBODY);
    assertThat(NOBODY.inWords("team")).isEqualTo("Without the tag `team`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payments",
        "../../etc/passwd",
        "/etc/passwd",
        "..",
        "C:\\x",
        "a\u0000b",
        "-rf",
        "con",
        "без-имени",
        "without-an-owner",
        "<!channel>"
      })
  void theNameOfAFileHasNothingThatAFileSystemUnderstands(String value) {
    assertThat(owner(value).fileName()).matches("([a-z0-9-]{1,40}-)?[0-9a-f]{12}");
    assertThat(owner(value.repeat(60)).fileName()).hasSizeLessThanOrEqualTo(53);
  }

  @Test
  void differentOwnersHaveDifferentFilesWhereverCapitalsAreNone() {
    List<String> names =
        Stream.of("a", "A", "a ", "a-", "a/", "a.", "ä")
            .map(value -> owner(value).fileName())
            .toList();

    assertThat(names).doesNotHaveDuplicates().doesNotContain(NOBODY.fileName());
  }

  @Test
  void whoHasNoNameIsLast() {
    assertThat(Stream.of(NOBODY, owner("z"), owner("a")).sorted())
        .containsExactly(owner("a"), owner("z"), NOBODY);
  }
}
