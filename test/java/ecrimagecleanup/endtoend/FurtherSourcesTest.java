package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.evidence;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sources that an operator adds to those that have to be there, or puts into another order. */
class FurtherSourcesTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void anAppRunnerServiceUsesItsImage() {
    try (Installation installation = Installation.with("delete", evidence("config-other-types"))) {
      String old = installation.pushAndRetire("1");
      String user = runOnAppRunner(installation, image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:30:00Z: %s refers to it as %s."
                  .formatted(user, image("1")));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void anAppRunnerServiceOfAnotherImageOfTheRepositoryUsesNothing() {
    try (Installation installation = Installation.with("delete", evidence("config-other-types"))) {
      String old = installation.pushAndRetire("1");
      runOnAppRunner(installation, image("10"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("remove: ")
          .endsWith("1 reference in resources of other types; none names the image.");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void anAppRunnerServiceWhoseReferenceCannotBeReadIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete", evidence("config-other-types"))) {
      String old = installation.pushAndRetire("1");
      runOnAppRunner(installation, image("not a tag"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: 1 reference in resources of other"
                  + " types cannot be read and may name the image.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  private static String runOnAppRunner(Installation installation, String reference) {
    return installation.record(
        "AWS::AppRunner::Service",
        "arn:aws:apprunner:eu-central-1:111122223333:service/web/1",
        "{'SourceConfiguration': {'ImageRepository': {'ImageIdentifier': '%s'}}}"
            .formatted(reference));
  }

  @Test
  void aSourceThatHasNoRouteIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete", evidence("our-own"))) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:00:00Z: The source our-own could not be asked;"
                  + " the log says why.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void sourcesAreAskedInTheirOrderAndNotAfterTheFirstVeto() {
    try (Installation installation =
        Installation.with(
            "delete",
            "cleanup.evidence=inspector-in-use,config-services,config-coverage,"
                + "config-task-definitions,ecr-pull-time")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      String task = installation.production().runTask(first);
      installation.retireRegistered(first);
      long aggregator = installation.calls("config.SelectAggregateResourceConfig");

      installation.pass(DAY);
      assertThat(installation.decisions().lastAsked(old)).containsExactly("inspector-in-use");
      assertThat(installation.calls("config.SelectAggregateResourceConfig")).isEqualTo(aggregator);

      installation.production().stopTask(task);
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.decisions().lastAsked(old))
          .containsExactly(
              "inspector-in-use",
              "config-services",
              "config-coverage",
              "config-task-definitions",
              "ecr-pull-time");
      assertThat(installation.removed()).containsExactly(old);
    }
  }
}
