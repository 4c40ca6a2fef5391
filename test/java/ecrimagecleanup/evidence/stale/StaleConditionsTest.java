package ecrimagecleanup.evidence.stale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.evidence.ecs.NewestRevisions;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.image.Registry;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each condition for the archive, taken away alone, is said, and lets nothing be stale. */
class StaleConditionsTest {
  private static final Registry REGISTRY = new Registry("999988887777", "eu-central-1");
  private static final Registry REPLICA = new Registry("999988887777", "eu-west-1");
  private static final String SELF = "arn:aws:iam::999988887777:role/ecr-image-cleanup";

  private static StaleConditions conditions(boolean events, Registry... replicated) {
    return new StaleConditions(3, Duration.ofDays(90), events, List.of(replicated));
  }

  private static StaleReading read(List<Registry> replicas, List<String> unrecorded) {
    return StaleReading.begin(REGISTRY, Set.of())
        .withStarters(Starters.NONE)
        .withReplicas(replicas)
        .withUnrecorded(unrecorded)
        .withNewest(NewestRevisions.NONE);
  }

  private static List<String> unmet(List<Registry> replicas, String... unrecorded) {
    return conditions(true).rules(read(replicas, List.of(unrecorded)), SELF).unmet();
  }

  @Test
  void nothingIsMissingWhereEveryUseIsSeen() {
    assertThat(unmet(List.of())).isEmpty();
    assertThat(unmet(List.of(), SELF)).isEmpty();
    assertThat(conditions(true, REPLICA).rules(read(List.of(), List.of()), SELF).unmet()).isEmpty();
  }

  @Test
  void withoutTheEventsOfTasksThatStopNothingIsStale() {
    assertThat(conditions(false).rules(read(List.of(), List.of()), SELF).unmet())
        .containsExactly(
            "Events of tasks that stop are not taken: cleanup.task-events-queue is empty.");
  }

  @Test
  void inARegistryThatIsReplicatedNothingIsStale() {
    assertThat(unmet(List.of(REPLICA)))
        .containsExactly(
            "999988887777/eu-central-1 is replicated, and pulls of replicas are not seen.");
  }

  @Test
  void inARegistryThatHasReplicasByTheSettingsNothingIsStale() {
    assertThat(conditions(true, REGISTRY).rules(read(List.of(), List.of()), SELF).unmet())
        .containsExactly(
            "999988887777/eu-central-1 is replicated, and pulls of replicas are not seen.");
  }

  @Test
  void whilePullsOfAnotherRoleAreNotRecordedNothingIsStale() {
    assertThat(unmet(List.of(), SELF, "arn:aws:iam::111122223333:role/agents"))
        .containsExactly(
            "ECR does not record pulls by arn:aws:iam::111122223333:role/agents in 999988887777/eu-central-1, and the role of the application is %s."
                .formatted(SELF));
    assertThat(unmet(List.of(), "arn:aws:iam::111122223333:role/ecr-image-cleanup")).hasSize(1);
    assertThat(unmet(List.of(), "arn:aws:iam::999988887777:user/ecr-image-cleanup")).hasSize(1);
  }

  @Test
  void theRoleOfTheApplicationMayHaveAPathWhichItsSessionDoesNotTell() {
    assertThat(unmet(List.of(), "arn:aws:iam::999988887777:role/tools/ecr-image-cleanup"))
        .isEmpty();
  }

  @Test
  void whatWasNotReadGivesNoRules() {
    StaleReading nothing = StaleReading.begin(REGISTRY, Set.of());
    assertThatThrownBy(() -> conditions(true).rules(nothing, SELF))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(
            () ->
                conditions(true)
                    .rules(nothing.withReplicas(List.of()).withUnrecorded(List.of()), SELF))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void beforeAnythingIsReadNothingIsStale() {
    assertThat(conditions(true).unread().unmet()).isNotEmpty();
    assertThat(conditions(true).unread("A.").unmet()).containsExactly("A.");
  }
}
