package ecrimagecleanup.evidence.stale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.NewestRevisions;
import ecrimagecleanup.evidence.ecs.RunningRevisions;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each condition of a stale revision, taken away alone, makes one that is not. */
class StaleRevisionsTest {
  private static final Instant NOW = Instant.parse("2026-06-10T00:00:00Z");
  private static final Instant OLD = NOW.minus(Duration.ofDays(91));
  private static final Instant YOUNG = NOW.minus(Duration.ofDays(90));
  private static final String PLACE = "111122223333/eu-central-1";
  private static final Starters STARTERS =
      new Starters(Set.of(), Set.of(), Set.of(PLACE), List.of());
  private static final RunningRevisions RUNNING = new RunningRevisions(Set.of(), Set.of(PLACE));

  private static final Family ORDERS = new Family(PLACE, "orders");

  private static TaskDefinitionArn orders(int revision) {
    return new TaskDefinitionArn("aws", "eu-central-1", "111122223333", "orders", revision);
  }

  private static Image image(Instant pushed, Instant pulled) {
    return image(pushed, pulled, Optional.empty());
  }

  private static Image image(Instant pushed, Instant pulled, Optional<Instant> restored) {
    return new Image(
        new Repository(new Registry("999988887777", "eu-central-1"), "team/orders"),
        new Digest("sha256:" + "a".repeat(64)),
        List.of(),
        pushed,
        Optional.of(pulled),
        restored,
        1000,
        "application/vnd.oci.image.manifest.v1+json",
        false,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static StaleRules rules(Starters starters) {
    return new StaleRules(3, Duration.ofDays(90), starters);
  }

  /** The revisions 1 to 4 of a family, of which the first names these images. */
  private static StaleRevisions.Sorted sort(
      Starters starters, RunningRevisions running, Image... ofTheFirst) {
    List<NamingRevision> all = new ArrayList<>();
    all.add(new NamingRevision(orders(1), Optional.of(OLD), List.of(ofTheFirst)));
    IntStream.rangeClosed(2, 4)
        .forEach(
            number ->
                all.add(
                    new NamingRevision(
                        orders(number), Optional.of(OLD), List.of(image(OLD, OLD)))));
    return new StaleRevisions(rules(starters), running, NOW).sort(all);
  }

  @Test
  void anOldRevisionThatNobodyRunsOrStartsIsStale() {
    StaleRevisions.Sorted sorted = sort(STARTERS, RUNNING, image(OLD, OLD));

    assertThat(sorted.stale()).containsExactly(orders(1));
    assertThat(sorted.kept()).containsExactlyInAnyOrder(orders(2), orders(3), orders(4));
    assertThat(sorted.missing()).isEmpty();
  }

  @Test
  void theNewestRevisionsOfAFamilyAreNotStale() {
    StaleRevisions.Sorted three =
        new StaleRevisions(rules(STARTERS), RUNNING, NOW)
            .sort(
                IntStream.of(1, 5, 9)
                    .mapToObj(
                        n ->
                            new NamingRevision(
                                orders(n), Optional.of(OLD), List.of(image(OLD, OLD))))
                    .toList());

    assertThat(three.stale()).isEmpty();
    assertThat(three.kept()).hasSize(3);
  }

  @Test
  void revisionsOfOtherFamiliesDoNotCountAsNewerOnes() {
    List<NamingRevision> all = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      all.add(new NamingRevision(orders(number), Optional.of(OLD), List.of(image(OLD, OLD))));
    }
    for (String place : List.of("111122223333/eu-west-1", "222233334444/eu-central-1")) {
      String[] parts = place.split("/", 2);
      all.add(
          new NamingRevision(
              new TaskDefinitionArn("aws", parts[1], parts[0], "orders", 9),
              Optional.of(OLD),
              List.of(image(OLD, OLD))));
    }

    assertThat(new StaleRevisions(rules(STARTERS), RUNNING, NOW).sort(all).stale()).isEmpty();
  }

  static Stream<Arguments> inUse() {
    RunningRevisions elsewhere =
        RUNNING.and(
            Stream.of(
                new TaskDefinitionArn("aws-cn", "eu-central-1", "111122223333", "orders", 1)));
    Starters rule = new Starters(Set.of(orders(1).brief()), Set.of(), Set.of(PLACE), List.of());
    Starters family =
        new Starters(Set.of(), Set.of(new Family(PLACE, "orders")), Set.of(PLACE), List.of());
    Image old = image(OLD, OLD);
    Image restored = image(OLD, OLD, Optional.of(YOUNG));
    return Stream.of(
        arguments("it runs, whatever its partition", sort(STARTERS, elsewhere, old)),
        arguments("a rule or schedule starts it", sort(rule, RUNNING, old)),
        arguments("its family is started without a revision", sort(family, RUNNING, old)),
        arguments("an image was pushed lately", sort(STARTERS, RUNNING, old, image(YOUNG, OLD))),
        arguments("an image was pulled lately", sort(STARTERS, RUNNING, old, image(OLD, YOUNG))),
        arguments("an image was restored lately", sort(STARTERS, RUNNING, restored)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inUse")
  void aRevisionThatMayBeUsedIsKept(String why, StaleRevisions.Sorted sorted) {
    assertThat(sorted.stale()).as(why).isEmpty();
    assertThat(sorted.kept())
        .as(why)
        .containsExactlyInAnyOrder(orders(1), orders(2), orders(3), orders(4));
    assertThat(sorted.missing()).as(why).isEmpty();
  }

  @Test
  void whereServicesAndTasksWereNotReadCompletelyNothingIsStale() {
    StaleRevisions.Sorted sorted = sort(STARTERS, RunningRevisions.NONE, image(OLD, OLD));

    assertThat(sorted.stale()).isEmpty();
    assertThat(sorted.missing())
        .containsExactly("Services and tasks of %s were not read completely.".formatted(PLACE));
  }

  @Test
  void whereRulesAndSchedulesWereNotReadCompletelyNothingIsStale() {
    StaleRevisions.Sorted sorted = sort(Starters.NONE, RUNNING, image(OLD, OLD));

    assertThat(sorted.stale()).isEmpty();
    assertThat(sorted.missing())
        .containsExactly("Rules and schedules of %s were not read completely.".formatted(PLACE));
  }

  @Test
  void whatIsMissingIsNotSaidWhereNothingWouldBeStaleAnyway() {
    assertThat(sort(Starters.NONE, RunningRevisions.NONE, image(YOUNG, OLD)).missing()).isEmpty();
  }

  @Test
  void fewerThanThreeNewestAndLessThanNinetyDaysAreRefused() {
    assertThatThrownBy(() -> new StaleRules(2, Duration.ofDays(90), STARTERS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StaleRules(3, Duration.ofDays(89), STARTERS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static StaleRules listed(List<String> unmet, Map<Family, List<Integer>> newest) {
    return new StaleRules(
        3, Duration.ofDays(90), STARTERS, Optional.of(new NewestRevisions(newest)), unmet);
  }

  /** What becomes of revision 1 if nothing but that names an image of the check. */
  private static StaleRevisions.Sorted alone(StaleRules rules, Instant recorded) {
    return new StaleRevisions(rules, RUNNING, NOW)
        .sort(
            List.of(
                new NamingRevision(orders(1), Optional.of(recorded), List.of(image(OLD, OLD)))));
  }

  @Test
  void whoKnowsOneRevisionAloneTakesTheNewestFromEcs() {
    assertThat(alone(listed(List.of(), Map.of(ORDERS, List.of(4, 3, 2))), OLD).stale())
        .containsExactly(orders(1));
  }

  @Test
  void oneOfTheNewestRevisionsThatEcsListsIsNotStale() {
    assertThat(alone(listed(List.of(), Map.of(ORDERS, List.of(3, 2, 1))), OLD).stale()).isEmpty();
  }

  @Test
  void ofAFamilyWithFewerActiveRevisionsEachIsOneOfTheNewest() {
    assertThat(alone(listed(List.of(), Map.of(ORDERS, List.of(9, 8))), OLD).stale()).isEmpty();
    assertThat(alone(listed(List.of(), Map.of(ORDERS, List.of())), OLD).stale()).isEmpty();
  }

  @Test
  void whereEcsDidNotListTheNewestRevisionsOfAFamilyItsRevisionsAreNotStale() {
    StaleRevisions.Sorted sorted = alone(listed(List.of(), Map.of()), OLD);

    assertThat(sorted.stale()).isEmpty();
    assertThat(sorted.missing())
        .containsExactly("ECS did not list the newest revisions of orders in %s.".formatted(PLACE));
  }

  @Test
  void aRevisionThatWasRegisteredLatelyIsNotStale() {
    assertThat(alone(listed(List.of(), Map.of(ORDERS, List.of(4, 3, 2))), YOUNG).stale()).isEmpty();
  }

  @Test
  void aRevisionOfWhichNothingSaysWhenItWasRegisteredIsNotStale() {
    assertThat(
            new StaleRevisions(listed(List.of(), Map.of(ORDERS, List.of(4, 3, 2))), RUNNING, NOW)
                .sort(
                    List.of(
                        new NamingRevision(orders(1), Optional.empty(), List.of(image(OLD, OLD)))))
                .stale())
        .isEmpty();
  }

  @Test
  void whileAConditionIsMissingNothingIsStale() {
    StaleRevisions.Sorted sorted =
        alone(listed(List.of("A is missing."), Map.of(ORDERS, List.of(4, 3, 2))), OLD);

    assertThat(sorted.stale()).isEmpty();
    assertThat(sorted.missing()).containsExactly("A is missing.");
  }

  @Test
  void whatOneReadingLacksIsMissingInBoth() {
    StaleRules one = listed(List.of("A."), Map.of(ORDERS, List.of(3, 2, 1)));
    StaleRules other =
        new StaleRules(
            3,
            Duration.ofDays(90),
            new Starters(Set.of(orders(1).brief()), Set.of(), Set.of(), List.of("B.")),
            Optional.of(NewestRevisions.NONE),
            List.of("A."));

    StaleRules both = one.and(other);

    assertThat(both.unmet()).containsExactly("A.");
    assertThat(both.starters().isComplete(PLACE)).isFalse();
    assertThat(both.starters().mayStart(orders(1))).isTrue();
    assertThat(both.listed()).isEqualTo(one.listed());
  }
}
