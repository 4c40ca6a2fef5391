package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sweep.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What no event ever named goes by a sweep and a grace period, and nothing else does. */
class SweepTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** A grace period after a sweep, with the last tasks and the spread of the checks. */
  private static final Duration AFTERWARDS = Duration.ofHours(30);

  private static final String AGE = "cleanup.minimum-age=PT12H";

  @Test
  void anImageThatWasNeverDeployedGoesAGracePeriodAfterASweep() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String never = installation.push("1");
      installation.push("2");
      installation.production().register("orders", image("2"));
      installation.pass(DAY);

      installation.sweep();
      installation.pass(Duration.ofHours(22));
      assertThat(installation.removed()).isEmpty();

      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).containsExactly(never);
    }
  }

  @Test
  void reality26WhatActiveRevisionsNameStaysThoughNothingRunsThem() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String unnamed = installation.push("0");
      for (int build = 1; build <= 5; build++) {
        installation.push(String.valueOf(build));
        installation.production().register("orders", image(String.valueOf(build)));
        installation.pass(DAY);
      }

      installation.sweep();
      installation.pass(AFTERWARDS);
      assertThat(installation.removed())
          .as("a pipeline that never deregisters holds all but what it never named")
          .containsExactly(unnamed);
      assertThat(installation.run("plan", "--format=json").out())
          .contains("arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:1");
    }
  }

  @Test
  void anImageWhoseEventWasLostGoesByASweep() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String lost = installation.push("1");
      installation.loseEvents();
      installation.retire(image("1"));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).isEmpty();

      installation.sweep();
      installation.pass(AFTERWARDS);

      assertThat(installation.removed()).containsExactly(lost);
    }
  }

  @Test
  void anImageThatAServiceRunsByAnInactiveTaskDefinitionIsNotNominatedUntilItLeft() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String old = installation.push("1");
      installation.loseEvents();
      String first = installation.production().register("orders", image("1"));
      installation.production().createService("orders", first, 1);
      installation.production().deregister(first);
      installation.pass(DAY.multipliedBy(3));

      installation.sweep();
      assertThat(installation.schedules().ofSweeps()).isEmpty();
      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).isEmpty();

      installation.push("2");
      installation
          .production()
          .deploy("orders", installation.production().register("orders", image("2")));
      installation.pass(DAY);
      installation.sweep();
      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void anImageThatADecisionOnceKeptGoesByALaterSweep() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String once = installation.push("1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:protected-tags", "1");
      installation.retire(image("1"));
      installation.pass(DAY.multipliedBy(2));
      assertThat(installation.lastDecision(once)).startsWith("protected-tag, keep");

      installation.owner().untag(ORDERS, "ecr-image-cleanup:protected-tags");
      installation.sweep();
      installation.pass(AFTERWARDS);

      assertThat(installation.removed()).containsExactly(once);
    }
  }

  @Test
  void anImageThatComesIntoUseAfterItsNominationStays() {
    try (Installation installation = Installation.with("delete", AGE)) {
      installation.push("1");
      installation.pass(DAY);
      installation.sweep();
      assertThat(installation.schedules().ofSweeps()).hasSize(1);

      installation.production().register("orders", image("1"));
      installation.pass(DAY.multipliedBy(3));

      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void anImageThatWasUsedForAnHourAfterItsNominationStaysForAGracePeriodThoughItsEventsWereLost() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String used = installation.push("1");
      installation.pass(DAY);
      installation.sweep();
      installation.loseEvents();
      installation.pass(Duration.ofHours(22));

      String shortly = installation.production().register("orders", image("1"));
      installation.pass(Duration.ofHours(1));
      installation.production().deregister(shortly);
      installation.pass(Duration.ofHours(7));

      assertThat(installation.removed()).isEmpty();
      assertThat(installation.lastDecision(used)).startsWith("task-definitions, keep");
    }
  }

  @Test
  void anIndexIsNominatedAndWhatItListsFollows() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String child = installation.push("child");
      String index = installation.owner().pushIndex(ORDERS, "1", List.of(child));
      String signature = installation.owner().pushReferrer(ORDERS, index, "signature");
      installation.pass(DAY);

      installation.sweep();
      assertThat(installation.schedules().nominated()).containsExactly(index);

      installation.pass(DAY.multipliedBy(4));
      assertThat(installation.removed())
          .startsWith(index)
          .containsExactlyInAnyOrder(index, child, signature);
    }
  }

  @Test
  void youngImagesAndRepositoriesThatHaveNotOptedInAreLeftAlone() {
    try (Installation installation = Installation.with("delete", "cleanup.minimum-age=P30D")) {
      installation.push("1");
      installation.owner().createImmutableRepository("team/other", Map.of());
      installation.owner().push("team/other", "1", "content", 1000);
      installation.pass(DAY.multipliedBy(29));
      installation.sweep();
      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).isEmpty();

      installation.sweep();
      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).hasSize(1);
    }
  }

  @Test
  void twoSweepsOnADayNominateOnceAndAPushBetweenThemChangesNoName() {
    try (Installation installation = Installation.with("delete", AGE)) {
      IntStream.range(0, 40).forEach(i -> installation.push("v" + i));
      installation.pass(DAY);
      installation.sweep();
      List<String> first = installation.schedules().ofSweeps();
      List<String> nominated = installation.schedules().nominated();

      IntStream.range(40, 60).forEach(i -> installation.push("v" + i));
      installation.sweep();

      assertThat(first).hasSizeGreaterThan(8);
      assertThat(installation.schedules().ofSweeps()).containsExactlyElementsOf(first);
      assertThat(installation.schedules().nominated()).containsExactlyElementsOf(nominated);
    }
  }

  @Test
  void aSweepThatIsKilledInTheMiddleAndStartedAgainEndsTheSame() {
    List<String> whole;
    try (Installation installation = Installation.with("delete", AGE)) {
      IntStream.range(0, 40).forEach(i -> installation.push("v" + i));
      installation.pass(DAY);
      installation.sweep();
      whole = installation.schedules().nominated();
    }
    try (Installation installation = Installation.with("delete", AGE)) {
      IntStream.range(0, 40).forEach(i -> installation.push("v" + i));
      installation.pass(DAY);
      LostCalls lost = new LostCalls("POST /schedules/", 5);
      installation.faults().add(lost);
      sendSweep(installation);
      lost.awaitFirst();
      installation.application().close();
      assertThat(installation.schedules().nominated()).hasSizeBetween(1, whole.size() - 1);
      installation.faults().remove(lost);

      try (SandboxedApplication again = installation.startAgain()) {
        again.runUntil(installation.aws().now().plus(Duration.ofMinutes(5)));
        assertThat(installation.schedules().nominated()).containsExactlyElementsOf(whole);
      }
    }
  }

  @Test
  void aSweepNominatesNoMoreThanTheBrakeLetsThrough() {
    try (Installation installation =
        Installation.with("delete", AGE, "cleanup.maximum-removals=2")) {
      IntStream.range(0, 80).forEach(i -> installation.push("v" + i));
      installation.pass(DAY);
      installation.sweep();
      assertThat(installation.schedules().ofSweeps())
          .isNotEmpty()
          .allSatisfy(
              check ->
                  assertThat(installation.schedules().images(check)).hasSizeLessThanOrEqualTo(2));

      installation.owner().tag(ORDERS, "ecr-image-cleanup:brake", "on");
      installation.pass(DAY.multipliedBy(2));
      installation.sweep();

      assertThat(installation.schedules().ofSweeps()).isEmpty();
      assertThat(installation.removed()).isEmpty();
    }
  }

  /** The message by which one repository is swept; nobody waits for it. */
  private static void sendSweep(Installation installation) {
    installation
        .aws()
        .deliver(
            EmbeddedAws.SWEEPS_QUEUE,
            new Sweep(
                    installation.aws().now(),
                    Optional.of(
                        new Repository(new Registry(World.SHARED_ACCOUNT, World.REGION), ORDERS)))
                .toJson());
  }
}
