package ecrimagecleanup.image;

import static ecrimagecleanup.image.ImageFixtures.PUSHED_AT;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.NewestPlace.NoVersion;
import ecrimagecleanup.image.NewestPlace.Ranked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which images are the newest of their kinds of tags. */
class NewestByKindTest {
  private static final long SEED = 20261127L;
  private static final int ROUNDS = 500;

  /** The first is the newest. */
  private static RepositoryGraph fromTheNewest(String... tags) {
    List<Image> images = new ArrayList<>();
    for (String each : tags) {
      String[] all = each.isEmpty() ? new String[0] : each.split(" ");
      images.add(
          pushed(
              image(images.size() + 1, all),
              PUSHED_AT.minus(Duration.ofHours(images.size())),
              Optional.empty()));
    }
    return new RepositoryGraph(images, List.of());
  }

  private static List<String> places(RepositoryGraph graph, int image, String rules) {
    return graph.places(digest(image), NewestRules.parse(rules)).stream()
        .map(
            place ->
                place instanceof Ranked ranked
                    ? "%d in %s".formatted(ranked.number(), ranked.rule())
                    : "%s is no version in %s".formatted(((NoVersion) place).tag(), place.rule()))
        .toList();
  }

  @Test
  void eachKindHasNewestImagesOfItsOwn() {
    RepositoryGraph graph = fromTheNewest("main-3", "v2", "main-2", "v1", "main-1", "pr-1", "");
    String rules = "v*=1 main-*=2 pr-*=0 1";

    assertThat(places(graph, 1, rules)).containsExactly("1 in main-*=2");
    assertThat(places(graph, 2, rules)).containsExactly("1 in v*=1");
    assertThat(places(graph, 3, rules)).containsExactly("2 in main-*=2");
    assertThat(places(graph, 4, rules)).containsExactly("2 in v*=1");
    assertThat(places(graph, 5, rules)).containsExactly("3 in main-*=2");
    assertThat(places(graph, 6, rules)).containsExactly("1 in pr-*=0");
    assertThat(places(graph, 7, rules)).containsExactly("1 in 1");
  }

  @Test
  void anImageTakesAPlaceInEachKindOfItsTagsAndOnlyOneInEach() {
    RepositoryGraph graph = fromTheNewest("v2 v2.1 main-2 other", "v1", "main-1", "old");
    String rules = "v*=1 main-*=1 1";

    assertThat(places(graph, 1, rules)).containsExactly("1 in v*=1", "1 in main-*=1", "1 in 1");
    assertThat(places(graph, 2, rules)).containsExactly("2 in v*=1");
    assertThat(places(graph, 3, rules)).containsExactly("2 in main-*=1");
    assertThat(places(graph, 4, rules)).containsExactly("2 in 1");
  }

  @Test
  void byVersionTheHighestIsTheNewestWheneverItWasPushed() {
    RepositoryGraph graph = fromTheNewest("v1.9.0", "v1.10.0", "v2.0.0-rc.1", "v2.0.0", "v0.1.0");

    assertThat(places(graph, 4, "semver:v*=1")).containsExactly("1 in semver:v*=1");
    assertThat(places(graph, 3, "semver:v*=1")).containsExactly("2 in semver:v*=1");
    assertThat(places(graph, 2, "semver:v*=1")).containsExactly("3 in semver:v*=1");
    assertThat(places(graph, 1, "semver:v*=1")).containsExactly("4 in semver:v*=1");
    assertThat(places(graph, 5, "semver:v*=1")).containsExactly("5 in semver:v*=1");
  }

  @Test
  void anImageWithTwoVersionsHasThePlaceOfTheHigherOne() {
    RepositoryGraph graph = fromTheNewest("v2.0.0", "v1.0.0 v3.0.0");

    assertThat(places(graph, 2, "semver:v*=1")).containsExactly("1 in semver:v*=1");
    assertThat(places(graph, 1, "semver:v*=1")).containsExactly("2 in semver:v*=1");
  }

  @Test
  void ofTheSameVersionTheLastOnePushedIsTheNewest() {
    RepositoryGraph graph = fromTheNewest("v1.0.0+b", "v1.0.0");

    assertThat(places(graph, 1, "semver:v*=1")).containsExactly("1 in semver:v*=1");
    assertThat(places(graph, 2, "semver:v*=1")).containsExactly("2 in semver:v*=1");
  }

  /** Even with 0: nobody knows how new it is. */
  @ParameterizedTest
  @ValueSource(strings = {"semver:v*=0", "semver:v*=1", "semver:v*=10000 0"})
  void aTagThatIsNoVersionKeepsItsImageAndTakesNoPlace(String rules) {
    RepositoryGraph graph = fromTheNewest("vNext", "v1.0.0", "vNext2 v0.9.0");

    assertThat(places(graph, 1, rules))
        .singleElement()
        .asString()
        .startsWith("vNext is no version");
    assertThat(places(graph, 2, rules)).singleElement().asString().startsWith("1 in ");
    assertThat(places(graph, 3, rules)).hasSize(2);
    assertThat(stays(graph, 1, rules)).isTrue();
    assertThat(stays(graph, 3, rules)).isTrue();
  }

  @Test
  void zeroProtectsNothing() {
    RepositoryGraph graph = fromTheNewest("v2", "v1", "");

    for (int number : List.of(1, 2, 3)) {
      assertThat(stays(graph, number, "v*=0 0")).isFalse();
      assertThat(stays(graph, number, "0")).isFalse();
    }
  }

  private static boolean stays(RepositoryGraph graph, int image, String rules) {
    return graph.places(digest(image), NewestRules.parse(rules)).stream()
        .anyMatch(NewestPlace::stays);
  }

  /**
   * Written down without patterns and without an order: an image stays if fewer than so many of its
   * kind are newer. Others delete all if there are fewer images than that, or if the number is 0.
   */
  @Test
  void pitfall09OfEachKindAsManyStayAsTheRuleSaysOrAllIfThereAreFewer() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      int v = random.nextInt(4);
      int main = random.nextInt(4);
      int rest = random.nextInt(4);
      List<String> tags = new ArrayList<>();
      for (int i = 0; i < random.nextInt(12); i++) {
        tags.add(tags(random, i));
      }
      RepositoryGraph graph = fromTheNewest(tags.toArray(String[]::new));
      String rules = "v@=%d main-@=%d %d".formatted(v, main, rest);
      for (int i = 0; i < tags.size(); i++) {
        List<String> newer = tags.subList(0, i);
        String own = tags.get(i);
        boolean expected =
            (has(own, 'v') && newer.stream().filter(t -> has(t, 'v')).count() < v)
                || (has(own, 'm') && newer.stream().filter(t -> has(t, 'm')).count() < main)
                || (isOther(own)
                    && newer.stream().filter(t -> isWorthAsMuch(t, own)).count() < rest);
        assertThat(stays(graph, i + 1, rules))
            .as("seed %d: %s of %s by %s", SEED + round, own, tags, rules)
            .isEqualTo(expected);
      }
    }
  }

  private static String tags(SplittableRandom random, int number) {
    return String.join(
        " ",
        Stream.of("v", "main-", "x")
            .filter(kind -> random.nextInt(2) == 0)
            .map(kind -> kind + number)
            .toList());
  }

  private static boolean has(String tags, char kind) {
    return Stream.of(tags.split(" ")).anyMatch(tag -> tag.indexOf(kind) == 0);
  }

  private static boolean isOther(String tags) {
    return tags.isEmpty() || has(tags, 'x');
  }

  /** What has no tag takes no place from what has one. */
  private static boolean isWorthAsMuch(String newer, String own) {
    return has(newer, 'x') || (newer.isEmpty() && own.isEmpty());
  }
}
