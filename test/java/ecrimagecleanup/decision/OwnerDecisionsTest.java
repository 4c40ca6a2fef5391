package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.GracePeriodQuestion;
import ecrimagecleanup.decision.question.OwnerTagsQuestion;
import ecrimagecleanup.decision.question.ProtectedTagQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagPattern;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.RepositoryPolicy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tags of owners decide: what is not understood is kept. */
class OwnerDecisionsTest {
  private static RepositoryTags tagged(String key, String value) {
    return new RepositoryTags(
        true, Map.of("ecr-image-cleanup", "enabled", "ecr-image-cleanup:" + key, value));
  }

  @ParameterizedTest
  @CsvSource({
    "grace, soon, The repository tag ecr-image-cleanup:grace is not a duration like PT48H or P3D.",
    "grace, PT1H, The repository tag ecr-image-cleanup:grace is not from PT24H to PT8760H.",
    "keep-newest, x, 'The repository tag ecr-image-cleanup:keep-newest is not a number from 0 to 10000, or rules like v*=20 main-*=10 5.'",
  })
  void aMistakeOfTheOwnerKeepsEverything(String key, String value, String reason) {
    Findings findings = new FindingsBuilder().repository(tagged(key, value)).build();

    for (Action action : Action.values()) {
      assertThat(Questions.table(policy(GRACE, action)).decide(check(), findings, NOW))
          .isEqualTo(
              new Keep(
                  OwnerTagsQuestion.ID,
                  reason + " Until somebody corrects it, every image of the repository stays."));
    }
  }

  @Test
  void aMistakeIsToldBeforeAnyoneIsAsked() {
    Findings findings =
        new FindingsBuilder()
            .repository(tagged("action", "x"))
            .silent(EvidenceQuestion.COVERAGE)
            .silent(EvidenceQuestion.TASK_DEFINITIONS)
            .silent(EvidenceQuestion.CAUSE_STILL_RUNS)
            .silent(EvidenceQuestion.SERVICES)
            .unasked(EvidenceSources.COVERAGE)
            .build();

    assertThat(TABLE.decide(check(), findings, NOW)).isInstanceOf(Keep.class);
  }

  @Test
  void theGraceOfTheOwnerHoldsInsteadOfTheDefault() {
    Findings findings = new FindingsBuilder().repository(tagged("grace", "P2D")).build();

    assertThat(TABLE.decide(check(), findings, NOW))
        .isEqualTo(
            new Postpone(
                GracePeriodQuestion.ID,
                "It was used, pushed or restored on 2 Mar 2026 09:59 UTC; the grace period is 48 hours.",
                Instant.parse("2026-03-04T10:00:00Z"),
                ENDED,
                LastLook.NONE));
  }

  /** Nobody was asked at this look, and a use may begin and end until the next. */
  @Test
  void aClearLookDoesNotOutlastAWaitForALongerGrace() {
    Findings findings =
        new FindingsBuilder()
            .repository(tagged("grace", "P30D"))
            .unasked(EvidenceSources.COVERAGE)
            .build();

    assertThat(TABLE.decide(check(DEREGISTERED, ENDED, LastLook.CLEAR), findings, NOW))
        .isInstanceOfSatisfying(
            Postpone.class,
            put -> {
              assertThat(put.question()).isEqualTo(GracePeriodQuestion.ID);
              assertThat(put.lastLook()).isEqualTo(LastLook.NAMES);
            });
  }

  /** It would be put off to its next look for ever. */
  @Test
  void aClearLookLastsOverAClockThatIsBehind() {
    Findings findings = new FindingsBuilder().unasked(EvidenceSources.COVERAGE).build();

    assertThat(
            TABLE.decide(
                check(DEREGISTERED, DUE.minus(GRACE), LastLook.CLEAR),
                findings,
                DUE.minusSeconds(59)))
        .isInstanceOfSatisfying(
            Postpone.class,
            put -> {
              assertThat(put.question()).isEqualTo(GracePeriodQuestion.ID);
              assertThat(put.lastLook()).isEqualTo(LastLook.CLEAR);
            });
  }

  @Test
  void theProtectedTagsOfTheOperatorHoldWhereTheOwnerNamesNone() {
    RepositoryPolicy defaults =
        new RepositoryPolicy(GRACE, Action.DELETE, NewestRules.of(0), TagPattern.parse("latest"));
    FindingsBuilder findings = new FindingsBuilder().image(image(1, "1.41.0", "latest"));

    assertThat(Questions.table(policy(defaults)).decide(check(), findings.build(), NOW))
        .isEqualTo(
            new Keep(
                ProtectedTagQuestion.ID, "Its tag latest is protected by the pattern latest."));
    assertThat(TABLE.decide(check(), findings.build(), NOW)).isInstanceOf(Remove.class);
  }

  @Test
  void anyTagOfTheImageThatIsProtectedKeepsItAndTheReasonNamesTheWord() {
    Findings findings =
        new FindingsBuilder()
            .repository(tagged("protected-tags", "stable 1.4@ 1@"))
            .image(image(1, "build-7", "1.41.0"))
            .build();

    assertThat(TABLE.decide(check(), findings, NOW))
        .isEqualTo(
            new Keep(ProtectedTagQuestion.ID, "Its tag 1.41.0 is protected by the pattern 1.4@."));
  }
}
