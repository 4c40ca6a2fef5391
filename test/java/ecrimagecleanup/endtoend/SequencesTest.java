package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.MOVING;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static ecrimagecleanup.sandbox.EmbeddedAws.CHECKS_QUEUE;
import static ecrimagecleanup.sandbox.EmbeddedAws.DEAD_LETTERS;
import static ecrimagecleanup.sandbox.EmbeddedAws.EVENTS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Things that happen one after the other, none of them wrong by itself. */
class SequencesTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aGracePeriodThatIsRaisedHoldsForACheckThatIsPending() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.pushAndRetire("1");
      installation.pass(Duration.ofHours(1));
      installation.owner().tag(ORDERS, "ecr-image-cleanup:grace", "PT72H");

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "grace-period, postpone until 2026-03-06T10:00:00Z: It was used, pushed or restored on"
                  + " 3 Mar 2026 10:00 UTC; the grace period is 3 days.");

      installation.pass(DAY.multipliedBy(2));
      assertThat(installation.removedAt()).containsExactly(Instant.parse("2026-03-06T10:00:00Z"));
    }
  }

  @Test
  void aDeadLetterThatIsRedrivenMinutesAfterItsImageWasUsedAgainRemovesNothing() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.pushAndRetire("1");
      installation.passUntil("2026-03-04T09:00:00Z");
      FaultInjector denied = installation.refuse(call -> call.operation().equals("DescribeImages"));
      installation.passUntil("2026-03-04T10:00:00Z");
      assertThat(installation.aws().queues().counts(CHECKS_QUEUE + DEAD_LETTERS).visible())
          .isEqualTo(1);
      installation.faults().remove(denied);

      installation.passUntil("2026-03-07T10:00:00Z");
      // Neither the event of the new use nor AWS Config has come through yet.
      installation.aws().world().events().latency(Duration.ofMinutes(15));
      installation.aws().world().inventory().lag(Duration.ofMinutes(15));
      installation.production().register("orders", image("1"));
      installation.pass(Duration.ofMinutes(2));
      assertThat(installation.aws().redrive(CHECKS_QUEUE)).isEqualTo(1);
      installation.pass(Duration.ofMinutes(1));
      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "on-time, postpone until 2026-03-09T10:00:00Z: The check was due on"
                  + " 4 Mar 2026 10:00 UTC and fired more than an hour late, so what it knew is stale.");

      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.lastDecision(old)).startsWith("task-definitions, keep: ");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aCheckThatIsHandledBeforeTheEventThatUsesItsImageAgainRemovesNothing() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.pushAndRetire("1");
      installation.pass(Duration.ofHours(20));
      installation.application().close();
      installation.production().register("orders", image("1"));
      installation.aws().world().advanceTo(Instant.parse("2026-03-04T10:30:00Z"));
      // A poll that the application had begun may still take them; then they come again.
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                assertThat(installation.aws().queues().counts(CHECKS_QUEUE).visible()).isEqualTo(1);
                assertThat(installation.aws().queues().counts(EVENTS_QUEUE).visible()).isPositive();
              });
      // Only the event asks for an image by its tag; it has to wait until it is delivered again.
      installation.refuse(1, call -> call.body().at("/imageIds/0").has("imageTag"));

      try (var again = installation.startAgain()) {
        again.runUntil(Instant.parse("2026-03-04T10:31:00Z"));
        assertThat(installation.lastDecision(old)).startsWith("task-definitions, keep: ");

        again.runUntil(Instant.parse("2026-03-07T12:00:00Z"));
      }

      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aCheckIsNotLeftToALaterOneWhileAServiceRunsItsCause() {
    try (Installation installation = Installation.with("delete", "cleanup.pull-window=PT0S")) {
      String old = installation.push("1");
      installation.push("2");
      String first = installation.production().register("orders", image("1"));
      installation.production().createService("shop", first, 1);
      installation.retireRegistered(first);
      installation.pass(Duration.ofHours(1));
      String second = installation.production().register("worker", image("1"));

      installation.passUntil("2026-03-04T10:00:00Z");
      assertThat(installation.lastDecision(old))
          .startsWith("cause-still-runs, postpone until 2026-03-05T10:30:00Z: ");
      installation.passUntil("2026-03-04T11:00:00Z");
      assertThat(installation.lastDecision(old)).startsWith("later-check, superseded: ");

      installation.production().deregister(second);
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.lastDecision(old)).endsWith("shop still runs %s.".formatted(first));
      assertThat(installation.removed()).isEmpty();

      installation
          .production()
          .deploy("shop", installation.production().register("orders", image("2")));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aUseInAnAccountWhoseRecorderStoppedSilentlyKeepsAsTheEventToldOfIt() {
    try (Installation installation = Installation.with("delete", "cleanup.canary-age=P30D")) {
      String old = installation.push("1");
      installation.aws().world().inventory().stopRecorder(DEVELOPMENT, World.REGION);
      installation.retire(image("1"));
      installation.pass(Duration.ofHours(1));
      String user = installation.account(DEVELOPMENT).register("tests", image("1"));

      installation.pass(DAY.multipliedBy(3));

      assertThat(installation.lastDecision(old))
          .startsWith("coverage, postpone until ")
          .contains(
              "AWS Config does not show %s, but an event said that it was registered"
                  .formatted(user));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aServiceScalesOutOnADigestWhoseTagHasMoved() {
    try (Installation installation =
        Installation.with("delete", Installation.evidence("ecs-live"))) {
      installation.account(DEVELOPMENT);
      String old = installation.pushToMoving("latest");
      String first = installation.production().register("orders", image(MOVING, "latest"));
      installation.production().createService("shop", first, 1);
      installation.pass(Duration.ofHours(1));
      installation.owner().push(MOVING, "latest", "another", 1000);
      installation.production().deregister(first);
      installation.pass(DAY.multipliedBy(4));
      assertThat(installation.lastDecision(old)).contains("shop");

      installation.production().scale("shop", 3);

      assertThat(installation.aws().world().ledger().failedPulls()).isEmpty();
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aCrashAfterTheChecksOfAnIndexsImagesWereScheduledLeavesNoOrphans() {
    try (Installation installation = Installation.with("delete")) {
      String child = installation.push("child");
      String index = installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.retire(image("1"));
      installation.passUntil("2026-03-04T09:00:00Z");
      installation.refuse(1, call -> call.operation().equals("BatchDeleteImage"));

      installation.passUntil("2026-03-04T10:00:00Z");
      assertThat(installation.calls("ecr.BatchDeleteImage")).isEqualTo(2);
      assertThat(installation.removed()).containsExactly(index);

      installation.pass(DAY);
      assertThat(installation.removed()).containsExactly(index, child);
      assertThat(installation.removedAt())
          .containsExactly(
              Instant.parse("2026-03-04T10:00:00Z"), Instant.parse("2026-03-05T10:00:00Z"));
    }
  }

  @Test
  void anImageIsNotArchivedOnceAnIndexListsItThatWasPushedSinceTheRepositoryWasRead() {
    try (Installation installation = Installation.with("archive", Installation.SHARED_FOR_LONG)) {
      List<String> both = installation.pushAndRetireTwo();
      String first = both.get(0);
      String second = both.get(1);
      installation.passUntil("2026-03-04T10:02:00Z");
      assertThat(installation.removed()).containsExactly(first);

      String index = installation.owner().pushIndex(ORDERS, "multi", List.of(second));
      installation.production().register("orders", image("multi"));
      installation.passUntil("2026-03-04T11:05:00Z");

      assertThat(installation.lastDecision(second))
          .isEqualTo("part-of-another, keep: The index %s lists it.".formatted(index));
      assertThat(installation.removed()).containsExactly(first);
    }
  }

  @Test
  void aSignatureStaysWithItsImageAndFollowsIt() {
    try (Installation installation = Installation.with("delete")) {
      String signed = installation.push("1");
      String signature = installation.owner().pushReferrer(ORDERS, signed, "signature");
      installation
          .production()
          .deregister(
              installation.production().register("cosign", Installation.byDigest(signature)));
      installation.retire(image("1"));
      assertThat(installation.lastDecision(signature))
          .isEqualTo("part-of-another, keep: It is attached to %s.".formatted(signed));

      installation.pass(DAY);
      assertThat(installation.removed()).containsExactly(signed);

      installation.pass(DAY);
      assertThat(installation.removed()).containsExactly(signed, signature);
    }
  }
}
