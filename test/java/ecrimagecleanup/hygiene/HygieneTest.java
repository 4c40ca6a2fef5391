package ecrimagecleanup.hygiene;

import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HygieneTest {
  private static final PullThroughCaches CACHES =
      new PullThroughCaches(
          Map.of(
              REGISTRY,
              List.of(
                  new PullThroughCacheRule("hub", "registry-1.docker.io"),
                  new PullThroughCacheRule("hub/team", "quay.io"),
                  new PullThroughCacheRule("ROOT", "ghcr.io"))),
          List.of("AWS does not answer."));

  private final Hygiene hygiene = new Hygiene(CACHES);

  private static Repository repository(String name) {
    return new Repository(REGISTRY, name);
  }

  private List<String> sentences() {
    return hygiene.sentences(name -> name.replaceFirst("^[0-9]+/[^/]+/", ""));
  }

  @Test
  void ofWhatIsAsItShouldBeNothingIsSaid() {
    Hygiene none = new Hygiene(PullThroughCaches.NONE);
    none.add(repository("team/orders"), 79_999, true, List.of());

    assertThat(none.sentences(name -> name)).isEmpty();
  }

  @Test
  void saysASentenceOfEachKind() {
    hygiene.add(repository("team/big"), 80_000, true, List.of());
    hygiene.add(repository("team/pushed"), 3, false, List.of());
    hygiene.add(repository("team/none"), 0, false, List.of());
    hygiene.add(repository("team/index"), 3, true, List.of(digest(7), digest(8)));
    hygiene.add(repository("hub/library/nginx"), 3, true, List.of());

    assertThat(sentences())
        .containsExactly(
            "team/big has 80,000 images, and ECR refuses a push beyond 100,000 unless AWS raised that quota.",
            "Of 2 indexes a listed image is missing, so a pull of it can fail: team/index@sha256:000000000000, team/index@sha256:000000000000.",
            "ECR has recorded no pull from 1 repository: team/pushed.",
            "There is no image in 1 repository: team/none.",
            "Pull-through caches made 1 repository: hub/library/nginx. " + Hygiene.ADVICE,
            "The pull-through caches are not known: AWS does not answer.");
  }

  @Test
  void ofManyASentenceNamesTheFirst() {
    for (int number = 1; number <= 7; number++) {
      hygiene.add(repository("team/r" + number), 0, false, List.of());
    }

    assertThat(sentences())
        .contains(
            "There is no image in 7 repositories: team/r1, team/r2, team/r3, team/r4, team/r5 and 2 more.");
    assertThat(hygiene.empty()).hasSize(7);
  }

  @Test
  void whatIsNearTheLimitIsInTheOrderOfTheNames() {
    for (int number = 9; number >= 0; number--) {
      hygiene.add(repository("team/r" + number), 80_000 + number, true, List.of());
    }

    assertThat(List.copyOf(hygiene.nearLimit().keySet())).hasSize(10).isSorted();
  }

  @Test
  void aRuleIsForTheNamesBelowItsPrefixAndTheLongestPrefixCounts() {
    assertThat(CACHES.of(repository("hub/nginx")))
        .map(PullThroughCacheRule::upstream)
        .contains("registry-1.docker.io");
    assertThat(CACHES.of(repository("hub/team/app")))
        .map(PullThroughCacheRule::upstream)
        .contains("quay.io");
    assertThat(CACHES.of(repository("hub"))).isEmpty();
    assertThat(CACHES.of(repository("hubble/nginx"))).isEmpty();
    assertThat(CACHES.of(repository("team/of-root"))).as("it can be anybody's").isEmpty();
    assertThat(
            CACHES.of(new Repository(new Registry(REGISTRY.accountId(), "us-east-1"), "hub/nginx")))
        .isEmpty();
    assertThat(new PullThroughCacheRule("hub/", "").isOf(repository("hub/nginx"))).isTrue();
    assertThat(new PullThroughCacheRule("", "").isOf(repository("hub/nginx"))).isFalse();
  }

  @Test
  void anIndexIsBrokenIfAListedImageIsMissing() {
    assertThat(
            BrokenIndexes.among(
                Set.of(digest(1), digest(2), digest(3), digest(4)),
                List.of(
                    indexManifest(1, digest(3), digest(4)),
                    indexManifest(2, digest(3), digest(5)),
                    indexManifest(6, digest(7)))))
        .as("the third is gone itself")
        .containsExactly(digest(2));
  }
}
