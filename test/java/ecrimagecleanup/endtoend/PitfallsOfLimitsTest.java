package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static ecrimagecleanup.image.ImageFixtures.PUSHED_AT;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static ecrimagecleanup.image.ImageFixtures.rank;
import static ecrimagecleanup.sandbox.EmbeddedAws.CHECKS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.settings.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What tools that do this job got wrong: they removed what its owner or the operator wants to keep.
 * The numbers are those of a list of such failures.
 */
class PitfallsOfLimitsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HALF_A_WEEK = DAY.multipliedBy(3);

  @Test
  void pitfall05OneProtectedTagOfADigestProtectsItAndAllItsTags() {
    try (Installation installation = Installation.with("delete")) {
      installation.owner().tag(ORDERS, "ecr-image-cleanup:protected-tags", "release-*");
      String digest = installation.push("7");
      installation.owner().retag(ORDERS, "release-7", digest);
      installation.useAndStop(image("7"));

      installation.pass(HALF_A_WEEK);

      assertThat(installation.removed()).isEmpty();
    }
  }

  /** ECR itself refuses to delete it, but not to archive it. */
  @ParameterizedTest
  @ValueSource(strings = {"delete", "archive"})
  void pitfall06TheImagesOfAKeptIndexStay(String action) {
    try (Installation installation = Installation.with(action)) {
      String child = installation.push("amd64");
      installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.account(DEVELOPMENT).register("orders", image("1"));
      installation.useAndStop(image("amd64"));

      installation.pass(HALF_A_WEEK);

      installation.assertAskedAndNothingRemoved();
    }
  }

  @Test
  void pitfall09NeverMoreThanTheNewestNGoWhateverNAndHoweverFewImages() {
    for (int images = 0; images < 5; images++) {
      RepositoryGraph graph =
          new RepositoryGraph(
              IntStream.range(0, images)
                  .mapToObj(i -> pushed(image(i), PUSHED_AT.plusSeconds(i), Optional.empty()))
                  .toList(),
              List.of());
      for (int newest = 0; newest < 7; newest++) {
        int limit = newest;
        assertThat(
                IntStream.range(0, images)
                    .filter(i -> rank(graph, digest(i)).filter(rank -> rank <= limit).isPresent())
                    .count())
            .isEqualTo(Math.min(newest, images));
      }
    }
  }

  @Test
  void pitfall10WithReportNoCallThatRemovesLeavesTheProcess() {
    try (Installation installation = Installation.with("report")) {
      installation.push("1");
      installation.useAndStop(image("1"));

      try (DecisionLog decisions = DecisionLog.watch()) {
        installation.pass(HALF_A_WEEK);

        assertThat(decisions.words()).contains("remove");
      }
      installation.assertAskedAndNothingRemoved();
      installation.assertNoCallRemoves();
    }
  }

  @Test
  void pitfall11TheDefaultsAreReportAndADayAndLessIsRefused() {
    Map<String, String> needed =
        Map.of(
            "cleanup.account-id", World.SHARED_ACCOUNT,
            "cleanup.region", World.REGION,
            "cleanup.workloads", "111122223333/eu-central-1");
    Settings settings = Settings.load(Path.of("."), Map.of(), needed);

    assertThat(settings.value("cleanup.action")).contains("report");
    assertThat(settings.value("cleanup.grace")).contains("PT24H");
    assertThatThrownBy(
            () -> Settings.load(Path.of("."), Map.of("CLEANUP_GRACE", "PT23H59M"), needed))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("cleanup.grace=PT23H59M is less than cleanup.minimum-grace=PT24H");
  }

  @Test
  void pitfall18TheCapOnRemovalsCounts() {
    try (Installation installation = Installation.with("delete", "cleanup.maximum-removals=2")) {
      List<String> digests =
          IntStream.range(0, 5).mapToObj(i -> installation.push("v" + i)).toList();
      installation.pass(DAY.multipliedBy(2));

      installation
          .aws()
          .deliver(
              CHECKS_QUEUE,
              CheckMessages.due(installation.aws().now(), digests, DAY.multipliedBy(2)));
      installation.pass(DAY);
      assertThat(installation.removed()).hasSize(2);

      installation.pass(DAY.plusHours(1));
      assertThat(installation.removed()).containsExactlyInAnyOrderElementsOf(digests);
    }
  }
}
