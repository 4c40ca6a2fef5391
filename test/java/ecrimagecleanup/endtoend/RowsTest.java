package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.RETIRED;
import static ecrimagecleanup.endtoend.Installation.START;
import static ecrimagecleanup.endtoend.Installation.byDigest;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

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

/** The rows of the decision table, in their order: each decides in the end. */
class RowsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void row1KeepsWhatIsNotOptedInAnyMore() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofMinutes(1));
      installation.owner().untag(ORDERS, "ecr-image-cleanup");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "row 1, keep: The repository has not opted in: it has no tag ecr-image-cleanup=enabled.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row2EndsWithAnImageThatItsOwnerDeleted() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofMinutes(1));
      installation.owner().delete(ORDERS, old);

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo("row 2, gone: The image does not exist.");
      assertThat(installation.calls("ecr.BatchDeleteImage")).isZero();
    }
  }

  @Test
  void row3WaitsForAnImageThatWasPushedAgainLately() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofHours(19));
      installation.owner().delete(ORDERS, old);
      installation.push("1");

      installation.pass(Duration.ofHours(5));

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "row 3, postpone until 2026-03-05T05:00:00Z: The grace period of PT24H has not passed:"
                  + " it was used, pushed or restored at 2026-03-04T05:00:00Z.");
      assertThat(installation.calls("ecr.BatchDeleteImage")).isZero();
    }
  }

  @Test
  void row3WaitsForAnImageThatWasRestoredLately() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofHours(19));
      installation.owner().archive(ORDERS, old);
      installation.owner().restore(ORDERS, old);

      installation.pass(Duration.ofHours(5));

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "row 3, postpone until 2026-03-05T05:15:00Z: The grace period of PT24H has not passed:"
                  + " it was used, pushed or restored at 2026-03-04T05:15:00Z.");
      assertThat(installation.calls("ecr.BatchDeleteImage")).isZero();
    }
  }

  @Test
  void row4KeepsWhatHasATagThatItsOwnerProtects() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("release-1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:protected-tags", "keep release-*");
      installation.retire(image("release-1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo("row 4, keep: Its tag release-1 is protected by the pattern release-*.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row4KeepsTheNewestImagesThatTheOwnerWants() {
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
              "row 4, keep: It is number 1 of the newest images of its repository, of which 1 stay.");
      assertThat(installation.removed()).containsExactly(older);
    }
  }

  @Test
  void row4KeepsWhatAnIndexLists() {
    try (Installation installation = Installation.with("delete")) {
      String child = installation.push("child");
      String index = installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.production().register("worker", image("1"));
      installation.retire(byDigest(child));

      installation.pass(DAY);

      assertThat(installation.lastDecision(child))
          .isEqualTo("row 4, keep: The index %s lists it.".formatted(index));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row4KeepsWhatBelongsToAnImageThatExists() {
    try (Installation installation = Installation.with("delete")) {
      String subject = installation.push("1");
      String signature = installation.owner().pushReferrer(ORDERS, subject, "signature");
      installation.retire(byDigest(signature));

      installation.pass(DAY);

      assertThat(installation.lastDecision(signature))
          .isEqualTo("row 4, keep: It belongs to %s.".formatted(subject));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row5WaitsForAServiceThatStillRunsTheCausingTaskDefinition() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.production().createService("shop", first, 1);
      installation.retireRegistered(first);

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("row 5, postpone until 2026-03-05T10:00:00Z: ")
          .endsWith("shop still runs %s.".formatted(first));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row6LeavesTheDecisionToALaterCheck() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofHours(19));
      installation.production().register("orders", image("1"));

      installation.pass(Duration.ofHours(5));

      assertThat(installation.lastDecision(old))
          .startsWith("row 6, superseded: A later check of the image is pending: ");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row7WaitsUntilTheAggregatorCanSeeEveryAccount() {
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
              "row 7, postpone until 2026-03-05T10:00:00Z: The aggregator's source"
                  + " 222233334444/eu-central-1 is FAILED (AccessDenied).");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row8KeepsWhatAnActiveTaskDefinitionOfAnotherAccountNames() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      String user = installation.account(DEVELOPMENT).register("tests", byDigest(old));
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo("row 8, keep: The task definition %s names it and is ACTIVE.".formatted(user));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row9WaitsForAServiceOnAnotherInactiveTaskDefinitionWhoseEventsWereLost() {
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
          .startsWith("row 9, postpone until 2026-03-05T10:00:00Z: ")
          .endsWith("shop still runs %s.".formatted(running));
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row10WaitsAfterAPull() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.pass(Duration.between(START, RETIRED));
      installation.production().stopTask(installation.production().runTask(first));
      installation.retireRegistered(first);

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "row 10, postpone until 2026-03-05T10:00:00Z: ECR recorded its last pull at"
                  + " 2026-03-03T10:00:00Z.");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row11KeepsWhereTagsMoveAndNoSourceKnowsDigests() {
    try (Installation installation = Installation.with("delete")) {
      String old = pushWhereTagsMove(installation);

      installation.retire(image("team/moving", "1"));
      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .startsWith("row 11, keep: Tags of its repository can move (MUTABLE), so a service may")
          .contains("Add ecs-live or inspector-in-use to cleanup.evidence");
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void row11HasNoSayWhereTheOperatorTrustsTagsThatMove() {
    try (Installation installation = Installation.with("delete", "cleanup.mutable-tags=trust")) {
      String old = pushWhereTagsMove(installation);

      installation.retire(image("team/moving", "1"));
      installation.pass(DAY);

      assertThat(installation.lastDecision(old)).startsWith("row 13, remove: ");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  private static String pushWhereTagsMove(Installation installation) {
    installation.owner().createRepository("team/moving", Map.of("ecr-image-cleanup", "enabled"));
    return installation.owner().push("team/moving", "1", "content", 1000);
  }

  @Test
  void row12WaitsWhileTheOwnersTagHoldsRemovals() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:brake", "on");
      installation.retire(image("1"));
      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .startsWith("row 12, postpone until ")
          .endsWith("The repository tag ecr-image-cleanup:brake holds removals.");
      assertThat(installation.removed()).isEmpty();

      installation.owner().tag(ORDERS, "ecr-image-cleanup:brake", "off");
      installation.pass(DAY.multipliedBy(2));

      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void row12WaitsWhileTheFileExists(@TempDir Path folder) throws IOException {
    Path brake = Files.createFile(folder.resolve("brake"));
    try (Installation installation = Installation.with("delete", "cleanup.brake-file=" + brake)) {
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .startsWith("row 12, postpone until ")
          .endsWith("The file %s of cleanup.brake-file holds removals.".formatted(brake));
      assertThat(installation.removed()).isEmpty();

      Files.delete(brake);
      installation.pass(DAY.multipliedBy(2));

      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void row12WaitsUntilTheParameterIsOff() {
    try (Installation installation =
            Installation.with("delete", "cleanup.brake-parameter=/ecr-image-cleanup/brake");
        SsmClient ssm = SsmClient.create()) {
      ssm.putParameter(p -> p.name("/ecr-image-cleanup/brake").value("on").type("String"));
      String old = installation.push("1");
      installation.retire(image("1"));
      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .startsWith("row 12, postpone until ")
          .endsWith("The parameter of cleanup.brake-parameter holds removals: it is not off.");
      assertThat(installation.removed()).isEmpty();

      ssm.putParameter(p -> p.name("/ecr-image-cleanup/brake").value("off").overwrite(true));
      installation.pass(DAY.multipliedBy(2));

      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void row13RemovesWhatNothingKeeps() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "row 13, remove: No ACTIVE task definition names it, of 1 that name its repository."
                  + " No service or task set runs it. ECR has recorded no pull of it.");
      assertThat(installation.removed()).containsExactly(old);
    }
  }
}
