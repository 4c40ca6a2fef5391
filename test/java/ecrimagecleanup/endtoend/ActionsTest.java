package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an image that can go. */
class ActionsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void anImageIsArchivedAndDeletedWhenItHasBeenInTheArchiveForLong() {
    try (Installation installation =
        Installation.with("archive-then-delete", "cleanup.archive-for=P2D")) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY.multipliedBy(4));

      assertThat(installation.removals()).containsExactly("ARCHIVED " + old, "DELETED " + old);
      assertThat(installation.removedAt())
          .containsExactly(
              Instant.parse("2026-03-04T10:00:00Z"), Instant.parse("2026-03-06T10:00:00Z"));
    }
  }

  @Test
  void anIndexIsArchivedAndDeletedBeforeTheImagesThatItLists() {
    try (Installation installation =
        Installation.with("archive-then-delete", "cleanup.archive-for=P2D")) {
      String child = installation.push("child");
      String index = installation.owner().pushIndex(ORDERS, "1", List.of(child));
      installation.retire(image("1"));

      installation.pass(DAY.multipliedBy(6));

      assertThat(installation.removals())
          .containsExactly(
              "ARCHIVED " + index, "ARCHIVED " + child, "DELETED " + index, "DELETED " + child);
    }
  }

  @Test
  void anImageThatIsRestoredStaysUntilASweepFindsItUnusedAndIsThenArchivedAgain() {
    try (Installation installation =
        Installation.with(
            "archive-then-delete", "cleanup.archive-for=P2D", "cleanup.minimum-age=PT24H")) {
      String old = installation.pushAndRetire("1");
      installation.passUntil("2026-03-06T00:00:00Z");
      installation.owner().restore(ORDERS, old);

      installation.passUntil("2026-03-07T00:00:00Z");
      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "in-archive, keep: It is not in the archive any more: a sweep looks at it anew.");
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removals()).containsExactly("ARCHIVED " + old);

      installation.sweep();
      installation.pass(DAY.plusHours(2));
      assertThat(installation.removals()).containsExactly("ARCHIVED " + old, "ARCHIVED " + old);
    }
  }

  @Test
  void anImageThatIsRestoredToBeUsedStays() {
    try (Installation installation =
        Installation.with("archive-then-delete", "cleanup.archive-for=P2D")) {
      String old = installation.pushAndRetire("1");
      installation.passUntil("2026-03-06T00:00:00Z");
      installation.owner().restore(ORDERS, old);
      installation.passUntil("2026-03-06T00:30:00Z");
      String user = installation.production().register("orders", image("1"));

      installation.pass(DAY.multipliedBy(3));

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "task-definitions, keep: The ACTIVE task definition %s names it."
                  .formatted(TaskDefinitionArn.parse(user).orElseThrow().brief()));
      assertThat(installation.removals()).containsExactly("ARCHIVED " + old);
    }
  }

  @Test
  void anOwnerWhoWantsReportsLosesNothing() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:action", "report");
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old)).startsWith("remove: ");
      installation.assertNoCallRemoves();
    }
  }

  @Test
  void anOwnerCannotHaveMoreDoneThanTheOperatorAllows() {
    try (Installation installation = Installation.with("archive")) {
      String old = installation.push("1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:action", "delete");
      installation.retire(image("1"));

      installation.pass(DAY.multipliedBy(2));

      assertThat(installation.removals()).containsExactly("ARCHIVED " + old);
      assertThat(installation.calls("ecr.BatchDeleteImage")).isZero();
    }
  }

  @Test
  void aTagOfTheOwnerThatIsAMistakeKeepsEverythingAndSaysSo() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:grace", "a week");
      installation.retire(image("1"));

      installation.pass(DAY);

      assertThat(installation.lastDecision(old))
          .isEqualTo(
              "owner-tags, keep: The repository tag ecr-image-cleanup:grace is not a duration like PT48H"
                  + " or P3D. Until somebody corrects it, every image of the repository stays.");
      assertThat(installation.removed()).isEmpty();
    }
  }
}
