package ecrimagecleanup.image;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagPatternTest {
  private static final long SEED = 20260305L;
  private static final int ROUNDS = 50_000;

  @ParameterizedTest
  @CsvSource({
    "1.4.2, 1.4.2",
    "latest, latest",
    "*, latest",
    "@, latest",
    "release-*, release-7",
    "release-*, release-",
    "*-rc, 2-rc",
    "*-rc, -rc",
    "*-rc*, 2-rc.1",
    "v*.*.*, v1.2.3",
    "v*.*.*, v1.2.3.4",
    "a*b, ab",
    "a*b, aXbXb",
    "a**b, ab",
    "a*@*b, aXb",
    "*ab*ab*, abab",
    "release-@, release-7",
    "@-rc, 2-rc",
  })
  void aWordProtectsTheTagsThatItMeans(String word, String tag) {
    assertThat(TagPattern.parse(word).wordFor(tag)).contains(word);
  }

  @ParameterizedTest
  @CsvSource({
    "1.4.2, 1.4.20",
    "1.4.2, 11.4.2",
    "1.4.2, 1x4x2",
    "latest, Latest",
    "release-*, release",
    "release-*, prerelease-7",
    "*-rc, 2-rc.1",
    "v*.*.*, v1.2",
    "a*b, a",
    "a*a, a",
    "ab*ba, aba",
    "*ab*ab*, abXa",
    "*ab*ab, aab",
  })
  void aWordDoesNotProtectOtherTags(String word, String tag) {
    assertThat(TagPattern.parse(word).wordFor(tag)).isEmpty();
  }

  @Test
  void anyOfSeveralWordsProtects() {
    TagPattern pattern = TagPattern.parse("  latest   release-*  1.4.2 ");

    assertThat(pattern.words()).containsExactly("latest", "release-*", "1.4.2");
    assertThat(pattern.wordFor("latest")).contains("latest");
    assertThat(pattern.wordFor("release-7")).contains("release-*");
    assertThat(pattern.wordFor("1.4.2")).contains("1.4.2");
    assertThat(pattern.wordFor("1.4.3")).isEmpty();
    assertThat(pattern).hasToString("latest release-* 1.4.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "   "})
  void noWordProtectsNothing(String text) {
    TagPattern nothing = TagPattern.parse(text);

    assertThat(nothing.words()).isEmpty();
    assertThat(nothing.wordFor("latest")).isEmpty();
    assertThat(nothing.wordFor("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "release-?",
        "a,b",
        "a\tb",
        "a\nb",
        "[0-9]",
        "(a|b)",
        "a:b",
        "a/b",
        "'",
        "%",
        "é",
        "\u0000"
      })
  void aWordThatCouldMatchNoTagIsRefused(String text) {
    assertRefused(text);
    assertRefused("latest " + text);
  }

  @Test
  void aWordHasAtMost128Characters() {
    String longest = "t".repeat(128);

    assertThat(TagPattern.parse(longest).wordFor(longest)).contains(longest);
    assertRefused(longest + "t");
  }

  @Test
  void thereAreAtMost20Words() {
    List<String> words = IntStream.range(0, 20).mapToObj(i -> "v" + i).toList();

    assertThat(TagPattern.parse(String.join(" ", words)).words()).isEqualTo(words);
    assertRefused(String.join(" ", words) + " v20");
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> TagPattern.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Protected tags are written as up to 20 words like release-* or 1.4.2, separated by spaces.");
  }

  /** With an alphabet so small that parts of words often overlap. */
  @Test
  void matchesLikeARegularExpression() {
    int matches = 0;
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String word = text(random, "aab.*@", random.nextInt(1, 9));
      String tag = text(random, "aab.", random.nextInt(1, 12));
      boolean expected = Pattern.matches(regex(word), tag);

      assertThat(TagPattern.parse(word).wordFor(tag).isPresent())
          .as("seed %d: %s for %s", seed, word, tag)
          .isEqualTo(expected);
      matches += expected ? 1 : 0;
    }
    assertThat(matches).isBetween(ROUNDS / 20, ROUNDS / 2);
  }

  private static String regex(String word) {
    return word.chars()
        .mapToObj(Character::toString)
        .map(one -> "*@".contains(one) ? ".*" : Pattern.quote(one))
        .collect(joining());
  }

  private static String text(SplittableRandom random, String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** A regular expression that goes back would still be at it when the sun is cold. */
  @Test
  void aHostileWordTakesNoTime() {
    String word = "*a".repeat(63) + "*b";
    String tag = "a".repeat(128);
    TagPattern hostile = new TagPattern(List.of(word, word, word));

    Optional<String> found =
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> hostile.wordFor(tag));

    assertThat(found).isEmpty();
    assertThat(hostile.wordFor("a".repeat(127) + "b")).contains(word);
  }
}
