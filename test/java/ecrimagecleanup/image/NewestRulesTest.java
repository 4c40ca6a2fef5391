package ecrimagecleanup.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How owners write which of the newest images stay. */
class NewestRulesTest {
  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "0, 0",
    "10000, 10000",
    "v*=20 main-*=10 pr-*=0 *=5, v*=20 main-*=10 pr-*=0 *=5 0",
    "'  v@=20   7 ', v*=20 7",
    "7 semver:release-*=3, semver:release-*=3 7",
    "1.4.2=1, 1.4.2=1 0",
  })
  void areReadFromNumbersAndPatterns(String text, String read) {
    assertThat(NewestRules.parse(text)).hasToString(read);
    assertThat(NewestRules.parse(NewestRules.parse(text).toString()))
        .isEqualTo(NewestRules.parse(text));
  }

  @Test
  void theNumberForEverythingElseIsTheOneGivenIfTheTextHasNone() {
    assertThat(NewestRules.parse("v*=20", NewestRule.ofOthers(4))).hasToString("v*=20 4");
    assertThat(NewestRules.parse("v*=20 0", NewestRule.ofOthers(4))).hasToString("v*=20 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-1",
        "10001",
        "1 2",
        "v*",
        "v*=",
        "=5",
        "v*=-1",
        "v*=10001",
        "v*=99999",
        "v*=5,5",
        "v*=five",
        "v/=5",
        "semver:=5",
        "semver=5 x",
        "v*==5",
        "v* =5",
        "v*=5 $(x)=1",
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> NewestRules.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "keep-newest is not a number from 0 to 10000, or rules like v*=20 main-*=10 5.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v*=1 v*=2", "v*=1 v@=2", "v*=1 semver:v*=2", "*=1 3 @=1"})
  void twoRulesWithTheSamePatternAreRefused(String text) {
    assertThatThrownBy(() -> NewestRules.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("keep-newest has two rules with the same pattern.");
  }

  @Test
  void neitherMoreThan20PatternsNorMoreThan256CharactersAreRead() {
    String most =
        IntStream.range(0, 20).mapToObj(n -> "t" + n + "=1").collect(Collectors.joining(" "));

    assertThat(NewestRules.parse(most).kinds()).hasSize(20);
    assertThatThrownBy(() -> NewestRules.parse(most + " last=1"))
        .hasMessage("keep-newest has more than 256 characters or 20 patterns.");
    assertThat(NewestRules.parse("5" + " ".repeat(255))).isEqualTo(NewestRules.of(5));
    assertThatThrownBy(() -> NewestRules.parse("5" + " ".repeat(256)))
        .hasMessage("keep-newest has more than 256 characters or 20 patterns.");
  }

  @ParameterizedTest
  @CsvSource({
    "v1.2.3, v*=20",
    "v, v*=20",
    "main-ab12, main-*=10",
    "main-v1, main-*=10",
    "pr-7-v2, pr-*=0",
    "latest, *=5",
    "V1, *=5",
  })
  void aTagIsOfTheFirstKindThatItMatches(String tag, String rule) {
    assertThat(NewestRules.parse("v*=20 main-*=10 pr-*=0 *=5").of(tag)).hasToString(rule);
  }

  @Test
  void aTagOfNoKindIsUnderThePlainNumber() {
    assertThat(NewestRules.parse("v*=20 3").of("latest")).hasToString("3");
    assertThat(NewestRules.of(3).of("v1")).hasToString("3");
  }

  @ParameterizedTest
  @CsvSource({
    "v*, v1.2.3, 1.2.3",
    "v*, v1.2.3-rc.1, 1.2.3-rc.1",
    "*, 1.2.3, 1.2.3",
    "release-*, release-10.0.0, 10.0.0",
    "1.*, 1.2.3, 1.2.3",
    "v*, v1.2, ",
    "v*, vNext, ",
    "*, latest, ",
    "build-*, build-7, ",
    "v*, v01.2.3, ",
    "v*, v1.2.3.4, ",
  })
  void aVersionFollowsTheTextBeforeTheFirstWildcard(String pattern, String tag, String version) {
    assertThat(new NewestRule(pattern, true, 1).version(tag).map(Object::toString))
        .isEqualTo(java.util.Optional.ofNullable(version));
  }
}
