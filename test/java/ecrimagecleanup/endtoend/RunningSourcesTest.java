package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.MOVING;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.evidence;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What pulls, ECS and Amazon Inspector know of what runs, and what becomes of an image for it. */
class RunningSourcesTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** The image of the next deployment is missing, and the task definition of before is INACTIVE. */
  @Test
  void ecsLiveKeepsWhatAServiceGoesBackToIfItsDeploymentFails() {
    try (Installation installation = Installation.with("delete", evidence("ecs-live"))) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.production().createService("shop", first, 1, true);
      installation.pass(DAY);
      installation
          .production()
          .deploy("shop", installation.production().register("orders", image("mistyped")));
      installation.retireRegistered(first);

      installation.pass(DAY);
      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("cause-still-runs, postpone")
          .endsWith("orders:1, or goes back to it if a deployment fails.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aPullCountsForAsLongAsTheWindowIs() {
    try (Installation installation = Installation.with("delete", "cleanup.pull-window=PT30H")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.pass(Duration.ofHours(25));
      installation.production().stopTask(installation.production().runTask(first));
      installation.production().deregister(first);

      installation.pass(DAY.plusMinutes(6));
      assertThat(installation.decisions().of(old))
          .contains(
              "pulled, postpone until 2026-03-04T16:00:00Z: It was last pulled on"
                  + " 3 Mar 2026 10:00 UTC.");
      assertThat(installation.removed()).isEmpty();

      installation.pass(Duration.ofHours(6));
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void anImageThatWasNeverPulledIsUnusedForThePullTime() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);

      assertThat(installation.decisions().lastWordsOf("ecr-pull-time", old))
          .containsExactly("pulled, unused");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void liveEcsKeepsADigestThatRunsThoughItsTagHasMovedUntilTheServiceMovesToo() {
    try (Installation installation =
        Installation.with("delete", evidence("ecs-live"), "cleanup.pull-window=PT0S")) {
      installation.account(DEVELOPMENT);
      String old = installation.pushToMoving("latest");
      String first = installation.production().register("orders", image(MOVING, "latest"));
      installation.production().createService("shop", first, 1);
      installation.pass(Duration.ofHours(1));
      installation.owner().push(MOVING, "latest", "another", 1000);

      installation.pass(DAY.plusMinutes(66));
      assertThat(installation.lastDecision(old))
          .as(
              "its deployment is waited for, and that it runs is not forgotten: a whole grace period")
          .startsWith("services, postpone until 2026-03-04T09:30:00Z: The ");
      assertThat(installation.removed()).isEmpty();

      installation.production().redeploy("shop");
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.lastDecision(old)).startsWith("remove: ");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void reality11InAnImmutableRepositoryADigestThatRunsIsKeptThoughItsTagWasGivenToAnother() {
    try (Installation installation =
        Installation.with("delete", evidence("ecs-live"), "cleanup.pull-window=PT0S")) {
      String pinned = installation.push("1");
      installation.owner().retag(ORDERS, "other", pinned);
      String first = installation.production().register("orders", image("1"));
      installation.production().createService("shop", first, 1);
      installation.pass(Duration.ofHours(1));
      untagImage(installation, "1");
      installation.owner().push(ORDERS, "1", "another", 1000);
      installation.useAndStop(image("other"));

      installation.pass(DAY.multipliedBy(2).plusHours(1));
      assertThat(installation.lastDecision(pinned))
          .as("no task definition that is ACTIVE names it; its digest runs")
          .startsWith("further-evidence, postpone until ")
          .contains(" uses it.");
      assertThat(installation.removed()).isEmpty();

      installation.production().redeploy("shop");
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(pinned);
    }
  }

  /** Takes a tag off an image that has another. */
  private static void untagImage(Installation installation, String tag) {
    ObjectNode body = Json.object().put("repositoryName", ORDERS);
    body.putArray("imageIds").addObject().put("imageTag", tag);
    installation.owner().call("BatchDeleteImage", body);
  }

  @Test
  void liveEcsThatCannotReadAnAccountIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete", evidence("ecs-live"))) {
      installation.account(DEVELOPMENT);
      String old = installation.push("1");
      installation.push("2");
      installation.production().register("worker", image("2"));
      installation.retire(image("1"));
      installation.aws().unreadable().denyCalls(DEVELOPMENT);

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("further-evidence, postpone until 2026-03-05T10:00:00Z: ")
          .contains("222233334444/eu-central-1", "AccessDenied");
      assertThat(installation.decisions().lastWordsOf("ecs-live", old))
          .containsExactly("further-evidence, unknown");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void inspectorSeesATaskOfNoServiceUntilADayAfterItStopped() {
    try (Installation installation = Installation.with("delete", evidence("inspector-in-use"))) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      String task = installation.production().runTask(first);
      installation.retireRegistered(first);

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "further-evidence, postpone until 2026-03-05T10:30:00Z: Amazon Inspector sees %s in use by 1"
                      .formatted(old)
                  + " task or pod.");
      assertThat(installation.removed()).isEmpty();

      installation.production().stopTask(task);
      installation.pass(DAY.multipliedBy(4).plusHours(3));
      assertThat(installation.lastDecision(old))
          .startsWith("remove: ")
          .endsWith(
              "Amazon Inspector sees no task and no pod that runs its digest; the last ran on"
                  + " 4 Mar 2026 10:00 UTC.");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void reality21WhatInspectorDoesNotScanAnyMoreIsDecidedByTheOtherSources() {
    try (Installation installation = Installation.with("delete", evidence("inspector-in-use"))) {
      String old = installation.pushAndRetire("1");
      installation.aws().inspector().expire(ImageKey.shared(ORDERS, old));

      installation.pass(DAY.multipliedBy(2).plusHours(2));

      assertThat(installation.decisions().lastWordsOf("inspector-in-use", old))
          .isNotEmpty()
          .containsOnly("further-evidence, silent");
      assertThat(installation.removed()).containsExactly(old);
    }
  }
}
