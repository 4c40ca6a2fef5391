package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.question.OptedInQuestion;
import ecrimagecleanup.decision.question.ServicesQuestion;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.policy.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Decision.Postpone POSTPONE =
      new Decision.Postpone(ServicesQuestion.ID, "It runs.", DUE, ENDED, LastLook.VETO);
  private static final ScheduleName PENDING =
      ScheduleName.of(REPOSITORY, digest(1), DUE, DEREGISTERED);
  private static final QuestionAnswer SERVICES =
      new QuestionAnswer(
          new ServicesQuestion(),
          true,
          Optional.of(POSTPONE),
          List.of("A service left it."),
          List.of(
              new SourceEvidence(
                  "config-services", EvidenceQuestion.SERVICES, new Unused("None."), false)));

  private static Explanation explanation(Decision decision, Verdict verdict, String... sweeps) {
    return new Explanation(
        new ImageDecision(
            check(),
            digest(1),
            Optional.of(IMAGE),
            new FindingsBuilder().pending(Optional.of(List.of(PENDING))).build(),
            decision,
            NOW),
        verdict,
        List.of(SERVICES, QuestionAnswer.notAsked(new OptedInQuestion())),
        List.of(sweeps));
  }

  @Test
  void ofAPostponementSaysUntilWhenAndWhatWouldHaveToChange() {
    Explanation explanation =
        explanation(
            POSTPONE,
            new Verdict(Verdict.Kind.WAITING, "Its check decides.", Optional.of(DUE)),
            "sweep-1");

    assertThat((JsonNode) explanation.toJson())
        .isEqualTo(
            json(
                """
                {"repository": "999988887777/eu-central-1/team/orders",
                 "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000001",
                 "tags": ["1.41.0"], "decidedAt": "%2$s",
                 "verdict": "waiting", "verdictReason": "Its check decides.", "until": "%1$s",
                 "decision": "postpone", "question": "services", "reason": "It runs.",
                 "postponedUntil": "%1$s",
                 "questions": [
                  {"question": "services", "text": "%3$s", "asked": true,
                   "known": ["A service left it."],
                   "evidence": [{"source": "config-services", "question": "services",
                                 "says": "unused", "text": "None."}],
                   "objection": {"decision": "postpone", "question": "services",
                                 "reason": "It runs.", "postponedUntil": "%1$s",
                                 "remedy": "%4$s"}},
                  {"question": "opted-in", "text": "%5$s", "asked": false,
                   "known": [], "evidence": []}],
                 "pendingChecks": [{"name": "%6$s", "due": "%1$s"}],
                 "pendingSweeps": ["sweep-1"]}"""
                    .formatted(
                        DUE,
                        NOW,
                        new ServicesQuestion().text(),
                        new ServicesQuestion().remedy(),
                        new OptedInQuestion().text(),
                        PENDING)));
    assertThat(explanation.remedies()).containsExactly(new ServicesQuestion().remedy());
  }

  @Test
  void ofARemovalSaysTheActionAndNoQuestion() {
    JsonNode json =
        explanation(
                new Decision.Remove("Nobody uses it.", Action.ARCHIVE),
                new Verdict(Verdict.Kind.REMOVABLE, "Nobody uses it.", Optional.empty()))
            .toJson();

    assertThat(json.path("action").asText()).isEqualTo("archive");
    assertThat(json.has("question")).isFalse();
    assertThat(json.has("postponedUntil")).isFalse();
    assertThat(json.has("earliest")).isFalse();
  }

  @Test
  void anotherVerdictChangesNothingElse() {
    Verdict other = new Verdict(Verdict.Kind.IN_USE, "A function has it.", Optional.empty());
    Explanation explanation =
        explanation(
            POSTPONE, new Verdict(Verdict.Kind.WAITING, "Its check decides.", Optional.of(DUE)));

    assertThat(explanation.with(other))
        .isEqualTo(
            new Explanation(
                explanation.decided(), other, explanation.answers(), explanation.sweeps()));
  }
}
