package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.RETIRED;
import static ecrimagecleanup.endtoend.Installation.START;
import static ecrimagecleanup.endtoend.Installation.byDigest;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.sandbox.TrailDelivery.Faults;
import ecrimagecleanup.sandbox.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The questions of the decision table, in their order: each decides in the end. */
class EachQuestionTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void optedInKeepsWhatIsNotOptedInAnyMore() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofMinutes(1));
      installation.owner().untag(ORDERS, "ecr-image-cleanup");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "opted-in, keep: The repository has not opted in: it has no tag ecr-image-cleanup=enabled.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void existsEndsWithAnImageThatItsOwnerDeleted() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofMinutes(1));
      installation.owner().delete(ORDERS, old);

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo("exists, gone: The image does not exist.");
      assertThat(installation.calls("ecr.BatchDeleteImage")).isZero();
    }
  }

  @Test
  void gracePeriodWaitsForAnImageThatWasPushedAgainLately() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofHours(19));
      installation.owner().delete(ORDERS, old);
      installation.push("1");

      installation.pass(Duration.ofHours(5));

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "grace-period, postpone until 2026-03-05T05:00:00Z: It was used, pushed or restored on"
                  + " 4 Mar 2026 05:00 UTC; the grace period is 24 hours.");
      assertThat(installation.calls("ecr.BatchDeleteImage")).isZero();
    }
  }

  @Test
  void gracePeriodWaitsForAnImageThatWasRestoredLately() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofHours(19));
      installation.owner().archive(ORDERS, old);
      installation.owner().restore(ORDERS, old);

      installation.pass(Duration.ofHours(5));

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "grace-period, postpone until 2026-03-05T06:00:00Z: It was used, pushed or restored on"
                  + " 4 Mar 2026 05:15 UTC; the grace period is 24 hours.");
      assertThat(installation.calls("ecr.BatchDeleteImage")).isZero();
    }
  }

  @Test
  void protectedTagKeepsWhatHasATagThatItsOwnerProtects() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("release-1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:protected-tags", "keep release-*");
      installation.retire(image("release-1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "protected-tag, keep: Its tag release-1 is protected by the pattern release-*.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void newestKeepsTheNewestImagesThatTheOwnerWants() {
    try (Installation installation = Installation.with("delete")) {
      String older = installation.push("1");
      installation.pass(Duration.ofHours(1));
      String newer = installation.push("2");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:keep-newest", "1");
      String first = installation.production().register("orders", image("1"), image("2"));
      installation.retireRegistered(first);

      installation.pass(DAY);

      assertThat(installation.lastDecision(newer))
          .isEqualTo(
              "newest, keep: It is number 1 of the newest images of its repository, which keeps 1.");
      assertThat(installation.removed()).containsExactly(older);
    }
  }

  @Test
  void newestKeepsByKindsOfTagsAndByVersion() {
    try (Installation installation = Installation.with("delete")) {
      String highest = installation.push("v1.10.0");
      installation.pass(Duration.ofHours(1));
      String lower = installation.push("v1.9.0");
      String none = installation.push("vNext");
      String main = installation.push("main-1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:keep-newest", "semver:v@=1 main-@=1");
      String first =
          installation
              .production()
              .register(
                  "orders", image("v1.10.0"), image("v1.9.0"), image("vNext"), image("main-1"));
      installation.retireRegistered(first);

      installation.pass(DAY);

      assertThat(installation.lastDecision(highest))
          .isEqualTo(
              "newest, keep: It is number 1 of the newest images for semver:v*, of which it keeps 1.");
      assertThat(installation.lastDecision(none))
          .isEqualTo(
              "newest, keep: Its tag vNext is no version, so it has no place for semver:v*, of"
                  + " which it keeps 1.");
      assertThat(installation.lastDecision(main)).startsWith("newest, keep: ");
      assertThat(installation.removed()).containsExactly(lower);
    }
  }

  @Test
  void partOfAnotherKeepsWhatAnIndexLists() {
    try (Installation installation = Installation.with("delete")) {
      String child = installation.push("child");
      String index = installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.production().register("worker", image("1"));
      installation.retire(byDigest(child));

      installation.pass(DAY);

      assertThat(installation.lastDecision(child))
          .isEqualTo("part-of-another, keep: The index %s lists it.".formatted(index));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void partOfAnotherKeepsWhatBelongsToAnImageThatExists() {
    try (Installation installation = Installation.with("delete")) {
      String subject = installation.push("1");
      String signature = installation.owner().pushReferrer(ORDERS, subject, "signature");
      installation.retire(byDigest(signature));

      installation.pass(DAY);

      assertThat(installation.lastDecision(signature))
          .isEqualTo("part-of-another, keep: It is attached to %s.".formatted(subject));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void listedImagesKeepsAnIndexFromTheArchiveWhoseImagesAnotherListsAsWell() {
    try (Installation installation = Installation.with("archive")) {
      String child = installation.push("child");
      String own = installation.push("own");
      String old = installation.owner().pushIndex(ORDERS, "1", List.of(child, own));
      String current = installation.owner().pushIndex(ORDERS, "2", List.of(child));
      installation.production().register("worker", image("2"));
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "listed-images, keep: It lists images that belong to %s as well, and they may go to"
                  .formatted(current)
                  .concat(" the archive with it."));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void listedImagesHasNoSayWhereARehearsalHasShownThatAnIndexGoesToTheArchiveAlone() {
    try (Installation installation = Installation.with("archive", "cleanup.archive-index=alone")) {
      String child = installation.push("child");
      String own = installation.push("own");
      String old = installation.owner().pushIndex(ORDERS, "1", List.of(child, own));
      installation.owner().pushIndex(ORDERS, "2", List.of(child));
      installation.production().register("worker", image("2"));
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void causeStillRunsWaitsForAServiceThatStillRunsTheCausingTaskDefinition() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.production().createService("shop", first, 1);
      installation.retireRegistered(first);

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("cause-still-runs, postpone until 2026-03-05T10:30:00Z: ")
          .endsWith("shop still runs %s.".formatted(first));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void laterCheckLeavesTheDecisionToALaterCheck() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofHours(19));
      installation.production().register("orders", image("1"));

      installation.pass(Duration.ofHours(5));

      assertThat(installation.lastDecision(old))
          .startsWith("later-check, superseded: A later check of the image is pending: ");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void coverageWaitsUntilTheAggregatorCanSeeEveryAccount() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation
          .aws()
          .world()
          .inventory()
          .fail(DEVELOPMENT, World.REGION, "AccessDenied", "not allowed");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "coverage, postpone until 2026-03-05T11:00:00Z: The aggregator's source"
                  + " 222233334444/eu-central-1 is FAILED (AccessDenied).");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void taskDefinitionsKeepsWhatAnActiveTaskDefinitionOfAnotherAccountNames() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      String user = installation.account(DEVELOPMENT).register("tests", byDigest(old));
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "task-definitions, keep: The ACTIVE task definition %s names it."
                  .formatted(TaskDefinitionArn.parse(user).orElseThrow().brief()));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void servicesWaitsForAServiceOnAnotherInactiveTaskDefinitionWhoseEventsWereLost() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.aws().world().events().faults(new Faults(0, 0, 1, Duration.ZERO));
      String running = installation.production().register("orders", image("1"));
      installation.production().createService("shop", running, 1);
      installation.production().deregister(running);
      installation.aws().world().events().faults(Faults.NONE);
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("services, postpone until 2026-03-05T10:30:00Z: ")
          .endsWith("shop still runs %s.".formatted(running));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void pulledWaitsAfterAPull() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.pass(Duration.between(START, RETIRED));
      installation.production().stopTask(installation.production().runTask(first));
      installation.retireRegistered(first);

      // The stop of the task or the end of its task definition is read first, from two queues.
      // The former waits for the allowed skew of clocks, too.
      installation.pass(DAY.plusMinutes(6));

      assertThat(installation.decisions().of(old))
          .contains(
              "pulled, postpone until 2026-03-05T10:00:00Z: It was last pulled on"
                  + " 3 Mar 2026 10:00 UTC.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void mutableTagsKeepsWhereTagsMoveAndNoSourceKnowsDigests() {
    try (Installation installation =
        Installation.with("delete", Installation.evidence("ecr-pull-time"))) {
      String old = pushWhereTagsMove(installation);

      installation.retire(image("team/moving", "1"));
      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith(
              "mutable-tags, keep: The tags of its repository are MUTABLE, so a service may")
          .contains("Add ecs-live to cleanup.evidence");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void mutableTagsHasNoSayWhereTheOperatorTrustsTagsThatMove() {
    try (Installation installation = Installation.with("delete", "cleanup.mutable-tags=trust")) {
      String old = pushWhereTagsMove(installation);

      installation.retire(image("team/moving", "1"));
      installation.pass(DAY);

      assertThat(installation.lastDecision(old)).startsWith("remove: ");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  private static String pushWhereTagsMove(Installation installation) {
    installation.owner().createRepository("team/moving", Map.of("ecr-image-cleanup", "enabled"));
    return installation.owner().push("team/moving", "1", "content", 1000);
  }

  @Test
  void brakeWaitsWhileTheOwnersTagHoldsRemovals() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:brake", "on");
      installation.retire(image("1"));
      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .startsWith("brake, postpone until ")
          .endsWith("The repository tag ecr-image-cleanup:brake holds removals.");
      assertThat(installation.removed()).isEmpty();

      installation.owner().tag(ORDERS, "ecr-image-cleanup:brake", "off");
      installation.pass(DAY.multipliedBy(2));

      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void brakeWaitsWhileTheFileExists(@TempDir Path folder) throws IOException {
    Path brake = Files.createFile(folder.resolve("brake"));
    try (Installation installation = Installation.with("delete", "cleanup.brake-file=" + brake)) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .startsWith("brake, postpone until ")
          .endsWith("The file %s of cleanup.brake-file holds removals.".formatted(brake));
      assertThat(installation.removed()).isEmpty();

      Files.delete(brake);
      installation.pass(DAY.multipliedBy(2));

      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void brakeWaitsUntilTheParameterIsOff() {
    try (Installation installation =
            Installation.with("delete", "cleanup.brake-parameter=/ecr-image-cleanup/brake");
        SsmClient ssm = SsmClient.create()) {
      ssm.putParameter(p -> p.name("/ecr-image-cleanup/brake").value("on").type("String"));
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .startsWith("brake, postpone until ")
          .endsWith("The parameter of cleanup.brake-parameter holds removals: it is not off.");
      assertThat(installation.removed()).isEmpty();

      ssm.putParameter(p -> p.name("/ecr-image-cleanup/brake").value("off").overwrite(true));
      installation.pass(DAY.multipliedBy(2));

      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void whatNothingKeepsIsRemoved() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "remove: AWS Config shows 1 task definition with images of its repository; no ACTIVE one names this image."
                  + " No service or task set runs it. ECR has recorded no pull."
                  + " ECS runs or names 4 images, 0 of them by digest; this is not one of them.");
      assertThat(installation.removed()).containsExactly(old);
    }
  }
}
