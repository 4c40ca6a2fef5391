package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseTest {
  private static final String ARN =
      "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:41";

  /** A release that identifies them otherwise would not see the checks that are pending. */
  @Test
  void identitiesAreTheseForEver() {
    assertThat(
            List.of(
                new Cause.Registered(arn("orders", 41)).identity(),
                new Cause.Deregistered(arn("orders", 41)).identity(),
                new Cause.Deleted(arn("orders", 41)).identity(),
                new Cause.Stopped(arn("orders", 41), false).identity(),
                new Cause.Stopped(arn("orders", 41), true).identity(),
                new Cause.ParentRemoved(digest(1)).identity(),
                new Cause.ChildUnused(digest(2)).identity(),
                new Cause.Archived().identity(),
                new Cause.Swept().identity(),
                new Cause.Registered(arn("orders", 41)).postponed().identity()))
        .containsExactly(
            "register",
            "deregister " + ARN,
            "delete " + ARN,
            "stop",
            "stop " + ARN,
            "parent " + digest(1),
            "child " + digest(2),
            "archived",
            "sweep",
            "postponed register");
  }

  /** Otherwise the stop would take the place of the check that knew of the task definition. */
  @Test
  void onlyWhereAwsConfigIsTheOnlyWitnessAStopNamesWhatServicesCouldStillRun() {
    Cause alone = new Cause.Stopped(arn("orders", 41), true);
    Cause withEcs = new Cause.Stopped(arn("orders", 41), false);

    for (Cause cause : List.of(alone, alone.postponed(), new Cause.Unlisted(alone))) {
      assertThat(cause.shownTaskDefinition()).contains(arn("orders", 41));
      assertThat(cause.leftTaskDefinition()).contains(arn("orders", 41));
      assertThat(cause.endedTaskDefinition()).isEmpty();
    }
    for (Cause cause : List.of(withEcs, withEcs.postponed(), new Cause.Unlisted(withEcs))) {
      assertThat(cause.shownTaskDefinition()).isEmpty();
      assertThat(cause.leftTaskDefinition()).isEmpty();
      assertThat(cause.causingTaskDefinition()).contains(arn("orders", 41));
    }
  }

  @Test
  void aStopInAPlaceThatIsNotListedIsMarked() {
    Cause stop = new Cause.Stopped(arn("orders", 41), false);

    assertThat(stop.markedBy(place -> true)).isEqualTo(new Cause.Unlisted(stop));
    assertThat(stop.markedBy(place -> true).unlistedPlace()).contains("111122223333/eu-central-1");
    assertThat(stop.markedBy(place -> false)).isEqualTo(stop);
  }

  @Test
  void allStopsOfAnHourHaveOneNameUnlessConfigIsTheOnlyWitness() {
    Instant due = Instant.parse("2026-03-03T10:00:00Z");
    for (boolean alone : new boolean[] {true, false}) {
      Cause stop = new Cause.Stopped(arn("orders", 41), alone);
      Cause another = new Cause.Stopped(arn("orders", 42), alone);

      ScheduleName name = ScheduleName.of(REPOSITORY, digest(1), due, stop);

      assertThat(name.isOfUnlisted()).isFalse();
      assertThat(name.isOf(stop)).isTrue();
      assertThat(name.isOf(another)).isEqualTo(!alone);
    }
  }

  @Test
  void aCheckOfStaleRevisionsHasANameOfItsOwnUnlessItIsOfTheArchive() {
    assertThat(new Cause.Stale(new Cause.Swept()).identity()).isEqualTo("stale sweep");
    assertThat(new Cause.Stale(new Cause.Archived()).identity()).isEqualTo("archived");
    assertThat(new Cause.Stale(new Cause.Archived()).postponedBlind().identity())
        .isEqualTo("postponed archived");
    assertThat(new Cause.Stale(new Cause.Archived()).postponed().isOfTheArchive()).isTrue();
    assertThat(new Cause.Stale(new Cause.Swept()).isOfTheArchive()).isFalse();
  }

  @Test
  void onlyASweepARemovedParentAndTheArchiveLeadToACheckOfStaleRevisions() {
    assertThat(
            List.of(
                new Cause.Stale(new Cause.Swept()),
                new Cause.Swept().postponed(),
                new Cause.ChildUnused(digest(1)),
                new Cause.Registered(arn("orders", 1)),
                new Cause.Deregistered(arn("orders", 1)),
                new Cause.Deleted(arn("orders", 1)),
                new Cause.Stopped(arn("orders", 1), false),
                new Cause.Unlisted(new Cause.Registered(arn("orders", 1)))))
        .allSatisfy(
            other ->
                assertThatThrownBy(() -> new Cause.Stale(other))
                    .isInstanceOf(IllegalArgumentException.class));
    assertThat(new Cause.Stale(new Cause.ParentRemoved(digest(1))).isOfStale()).isTrue();
  }

  @Test
  void whatFollowsAnOrdinaryCheckIsOrdinary() {
    assertThat(new Cause.Swept().passOn(new Cause.Archived())).isEqualTo(new Cause.Archived());
    assertThat(new Cause.Swept().isOfStale()).isFalse();
    assertThat(new Cause.Stale(new Cause.Archived()).postponed().passOn(new Cause.Archived()))
        .isEqualTo(new Cause.Stale(new Cause.Archived()));
  }
}
