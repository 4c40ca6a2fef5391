package ecrimagecleanup.decision;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.policy.StaleMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaleNoteTest {
  private static final StaleRules RULES = new StaleRules(5, Duration.ofDays(120), Starters.NONE);
  private static final List<TaskDefinitionArn> BY =
      List.of(CheckFixtures.arn("orders", 42), CheckFixtures.arn("orders", 41));
  private static final Instant TIME = Instant.parse("2026-03-04T03:00:00Z");
  private static final String BECAUSE =
      "Only stale task definitions name it: orders:41 in 111122223333/eu-central-1 and 1 more. Each is ACTIVE and not one of the 5 newest of its family; it was registered, and its images were pushed and last pulled, more than 120 days ago; nobody runs it, and no rule or schedule starts it. ";

  private static Verdict inUse(String sentence) {
    return new Verdict(Verdict.Kind.IN_USE, BECAUSE + sentence, Optional.empty());
  }

  private static StaleNote note(StaleMode mode) {
    return new StaleNote(RULES, mode);
  }

  @Test
  void itIsInUseUntilASweepNominatesIt() {
    assertThat(note(StaleMode.ARCHIVE).verdict(BY, Optional.of(TIME)))
        .isEqualTo(
            inUse(
                "The next sweep nominates it, and it goes to the archive after 4 Mar 2026 03:00 UTC if that is still so."));
    assertThat(note(StaleMode.ARCHIVE).verdict(BY, Optional.empty()))
        .isEqualTo(
            inUse(
                "No sweep is planned. The next one nominates it, and it goes to the archive if that is still so."));
  }

  @Test
  void onceNominatedItWaitsForItsSecondLook() {
    assertThat(note(StaleMode.ARCHIVE).nominated(BY, "check-1", TIME))
        .isEqualTo(
            inUse(
                "It waits for its second look until 4 Mar 2026 03:00 UTC at the latest, by the check check-1, and then goes to the archive if that is still so."));
  }

  @Test
  void whatIsOnlyReportedStays() {
    assertThat(note(StaleMode.REPORT).verdict(BY, Optional.of(TIME)))
        .isEqualTo(inUse("It stays, since cleanup.stale-revisions is report."));
  }

  @Test
  void ofOneRevisionNoOthersAreCounted() {
    assertThat(note(StaleMode.KEEP).verdict(BY.subList(0, 1), Optional.of(TIME)).reason())
        .startsWith(
            "Only stale task definitions name it: orders:42 in 111122223333/eu-central-1. Each");
  }

  @Test
  void ofSeveralItSaysHowManyMoreThereAre() {
    List<TaskDefinitionArn> three = List.of(BY.get(0), BY.get(1), CheckFixtures.arn("web", 7));

    assertThat(note(StaleMode.KEEP).verdict(three, Optional.of(TIME)).reason())
        .contains("orders:41 in 111122223333/eu-central-1 and 2 more. Each");
  }

  @Test
  void whatIsMissingIsSaidInItsOrderAndOtherwiseNothing() {
    Verdict verdict = new Verdict(Verdict.Kind.IN_USE, "It is named.", Optional.of(TIME));

    assertThat(note(StaleMode.ARCHIVE).unless(verdict, List.of())).isSameAs(verdict);
    assertThat(note(StaleMode.ARCHIVE).unless(verdict, List.of("b.", "a.")))
        .isEqualTo(
            new Verdict(
                Verdict.Kind.IN_USE,
                "It is named. It does not count as stale: a. b.",
                Optional.of(TIME)));
  }
}
