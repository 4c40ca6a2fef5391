package ecrimagecleanup.check;

import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The checks of events that came from a place which is neither a workload nor ignored, and the
 * chains of checks that become one while nobody can see.
 */
class UnlistedCauseTest {
  private static final TaskDefinitionArn THERE =
      new TaskDefinitionArn("aws", "us-east-1", "777788889999", "orders", 41);
  private static final TaskDefinitionArn ELSEWHERE =
      new TaskDefinitionArn("aws", "us-east-1", "666655554444", "orders", 41);
  private static final Cause UNLISTED = new Cause.Unlisted(new Cause.Registered(THERE));

  private static ScheduleName name(Cause cause) {
    return name(cause, DUE);
  }

  private static ScheduleName name(Cause cause, Instant due) {
    return ScheduleName.of(REPOSITORY, digest(1), due, cause);
  }

  private static char firstDigit(Cause cause) {
    return name(cause).value().charAt(61 - 14);
  }

  private static ImageDeletionCheck check(Cause cause) {
    return new ImageDeletionCheck(REPOSITORY, List.of(digest(1)), cause, ENDED, LastLook.NONE, DUE);
  }

  @Test
  void reality06CauseDigitsBeginWithFIfThePlaceIsNotListedAndOtherwiseWith0ToE() {
    List<TaskDefinitionArn> revisions =
        IntStream.rangeClosed(1, 500).mapToObj(revision -> arn("orders", revision)).toList();

    assertThat(revisions)
        .allSatisfy(
            revision -> {
              Cause cause = new Cause.Deregistered(revision);
              for (Cause listed : List.of(cause, cause.postponed(), cause.postponedBlind())) {
                assertThat(firstDigit(listed)).isBetween('0', 'e');
                assertThat(name(listed).isOfUnlisted()).isFalse();
              }
              Cause unlisted = new Cause.Unlisted(cause);
              for (Cause marked :
                  List.of(unlisted, unlisted.postponed(), unlisted.postponedBlind())) {
                assertThat(firstDigit(marked)).isEqualTo('f');
                assertThat(name(marked).isOfUnlisted()).isTrue();
                assertThat(name(marked).value()).hasSize(61);
              }
            });
    assertThat(revisions.stream().map(one -> name(new Cause.Deregistered(one))).distinct())
        .hasSize(revisions.size());
  }

  @Test
  void reality05TheCauseNamesThePlaceAlsoWhereTheEventAloneIsTheSameForAll() {
    assertThat(UNLISTED.identity()).isEqualTo("unlisted 777788889999/us-east-1: register");
    assertThat(UNLISTED.postponedBlind().identity()).isEqualTo("blind 777788889999/us-east-1");
    assertThat(name(UNLISTED))
        .isNotEqualTo(name(new Cause.Unlisted(new Cause.Registered(ELSEWHERE))));
  }

  @Test
  void reality06OnlyACheckOfItsKindSupersedesOneOfAPlaceThatIsNotListed() {
    Instant later = DUE.plusSeconds(60);
    ScheduleName own = name(UNLISTED);

    assertThat(own.isSupersededBy(name(UNLISTED, later))).isTrue();
    assertThat(own.isSupersededBy(name(UNLISTED.postponedBlind(), later))).isTrue();
    assertThat(own.isSupersededBy(name(new Cause.Deregistered(arn("orders", 41)), later)))
        .isFalse();
    assertThat(own.isSupersededBy(name(new Cause.Unlisted(new Cause.Registered(ELSEWHERE)), later)))
        .isFalse();
    assertThat(name(new Cause.Registered(arn("orders", 41))).isSupersededBy(name(UNLISTED, later)))
        .isFalse();
  }

  @Test
  void reality24WhileNobodyCanSeeAllChainsOfAnImageBecomeAsManyAsThereAreHours() {
    Set<ScheduleName> names =
        IntStream.range(0, 2500)
            .mapToObj(
                i ->
                    name(
                        new Cause.Deregistered(arn("orders", i + 1)).postponedBlind(),
                        Minutes.roundUpToHour(DUE.plus(Duration.ofSeconds(34L * i)))))
            .collect(Collectors.toSet());

    assertThat(names).hasSizeLessThanOrEqualTo(25);
  }

  @Test
  void reality24ACheckThatCouldNotSeePresumesNothingWhicheverOfItsKindStays() {
    Instant hour = Instant.parse("2026-03-04T10:00:00Z");
    ImageDeletionCheck one =
        check(new Cause.Deregistered(arn("orders", 41))).postponedBlind(digest(1), hour);
    ImageDeletionCheck other =
        check(new Cause.Registered(arn("billing", 7))).postponedBlind(digest(1), hour);

    assertThat(one.nameFor(digest(1))).isEqualTo(other.nameFor(digest(1)));
    assertThat(Stream.of(one, other))
        .allMatch(next -> next.lastLook() == LastLook.VETO)
        .allMatch(next -> next.presumedUnusedSince().equals(hour));
    assertThat(one.cause().endedTaskDefinition()).contains(arn("orders", 41));
    // a time at or after what caused either
    assertThat(one.happenedBefore(Duration.ofHours(24))).isAfterOrEqualTo(ENDED);
  }

  @Test
  void theCheckOfTheArchiveStaysKnownAsOneWhileNobodyCanSee() {
    assertThat(name(new Cause.Archived().postponedBlind()).isOfTheArchive()).isTrue();
  }

  @Test
  void aChainThatCanSeeAgainHasItsFirstCauseAgain() {
    assertThat(UNLISTED.postponedBlind().postponed()).isEqualTo(UNLISTED.postponed());
    assertThat(UNLISTED.postponedBlind().postponedBlind()).isEqualTo(UNLISTED.postponedBlind());
  }

  @Test
  void theMarkIsTakenOffOncePlacesAreListedAndPutOnIfTheyAreNot() {
    Cause event = new Cause.Registered(THERE);

    for (Cause cause : List.of(UNLISTED, event)) {
      assertThat(cause.markedBy(place -> false)).isEqualTo(event);
      assertThat(cause.markedBy("777788889999/us-east-1"::equals)).isEqualTo(UNLISTED);
      assertThat(cause.postponedBlind().markedBy(place -> true))
          .isEqualTo(UNLISTED.postponedBlind());
    }
    assertThat(new Cause.Archived().markedBy(place -> true)).isEqualTo(new Cause.Archived());
    assertThatThrownBy(() -> new Cause.Unlisted(new Cause.Archived()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsWrittenIsRead() {
    for (Cause cause :
        List.of(
            UNLISTED,
            UNLISTED.postponed(),
            UNLISTED.postponedBlind(),
            new Cause.Deregistered(THERE).postponedBlind())) {
      ImageDeletionCheck check = check(cause);
      assertThat(ImageDeletionCheckJson.read(ImageDeletionCheckJson.write(check))).isEqualTo(check);
    }
  }

  /**
   * A reader of before knows neither field, and has its own rule for places that are not listed.
   */
  @Test
  void whoDoesNotKnowTheMarksReadsTheEvent() {
    ObjectNode message =
        (ObjectNode) json(ImageDeletionCheckJson.write(check(UNLISTED.postponedBlind())));
    ObjectNode cause = (ObjectNode) message.path("cause");
    assertThat(cause.remove("blind")).isNotNull();
    assertThat(((ObjectNode) cause.path("first")).remove("unlisted")).isNotNull();

    assertThat(ImageDeletionCheckJson.read(message.toString()).cause())
        .isEqualTo(new Cause.Registered(THERE).postponed());
  }

  @Test
  void reality24NoMoreIsReadAfterTheFirstNameThatDecides() {
    ImageDeletionCheck own = check(new Cause.Registered(arn("orders", 41)));
    Instant later = DUE.plusSeconds(60);
    PendingSearch search = PendingSearch.of(own, List.of());

    assertThat(search.endsWith(name(new Cause.Registered(arn("orders", 42)), later).value()))
        .isTrue();
    assertThat(search.endsWith(name(own.cause(), DUE.minusSeconds(60)).value())).isFalse();
    assertThat(search.endsWith(name(UNLISTED, later).value())).isFalse();
    assertThat(search.endsWith(name(new Cause.Archived(), later).value())).isFalse();
    assertThat(search.endsWith("e9a325556ec853d7-sweep-20260303-0")).isFalse();
    assertThat(
            PendingSearch.of(
                    new ImageDeletionCheck(
                        REPOSITORY,
                        List.of(digest(1), digest(2)),
                        own.cause(),
                        ENDED,
                        LastLook.NONE,
                        DUE),
                    List.of())
                .endsWith(name(own.cause(), later).value()))
        .isFalse();
  }
}
