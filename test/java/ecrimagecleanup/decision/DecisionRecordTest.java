package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.ALL_UNUSED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Gone;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.ExistsQuestion;
import ecrimagecleanup.decision.question.OptedInQuestion;
import ecrimagecleanup.decision.question.ServicesQuestion;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.policy.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionRecordTest {
  private static final String ABOUT =
      """
      "accountId": "999988887777", "region": "eu-central-1", "repository": "team/orders",
      "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000001",
      "cause": "deregister arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:41",
      "due": "2026-03-03T10:00:00Z", "time": "2026-03-03T10:00:05Z", "by": "instance-1",
      """;

  private static final String BY = "instance-1";

  private static ImageDecision decided(Image image, Decision decision) {
    return new ImageDecision(
        check(), image.digest(), Optional.of(image), ALL_UNUSED, decision, NOW);
  }

  @Test
  void ofARemovalSaysWhatIsDoneAndOnWhatEvidence() {
    String line = DecisionRecord.ofDecision(decided(IMAGE, new Remove("b. c.", Action.REPORT)), BY);

    assertThat(json(line))
        .isEqualTo(
            json(
                "{"
                    + ABOUT
                    + """
                    "record": "decision", "tags": ["1.41.0"], "decision": "remove",
                    "action": "report", "reason": "b. c.",
                    "evidence": [
                      {"source": "config-coverage", "question": "coverage", "says": "unused", "text": "It sees."},
                      {"source": "config-task-definitions", "question": "task-definitions", "says": "unused", "text": "b."},
                      {"source": "config-services", "question": "cause-still-runs", "says": "unused", "text": "a."},
                      {"source": "config-services", "question": "services", "says": "unused", "text": "c."}]}"""));
  }

  @Test
  void ofAUseSaysByWhomWhereAndSinceWhenAsFarAsThatIsKnown() {
    Use known = new Use("task arn:aws:ecs:x", "111122223333/eu-central-1", Optional.of(ENDED));
    Findings findings =
        new FindingsBuilder()
            .uses(new Unused("a."), new Used(known, "A task."), new UsedUntil("c.", DUE))
            .says(
                "own", EvidenceQuestion.FURTHER_EVIDENCE, new Used(Use.by("the jobs"), "The jobs."))
            .says("late", EvidenceQuestion.FURTHER_EVIDENCE, new Unknown("It took too long."))
            .build();
    ImageDecision decided =
        new ImageDecision(
            check(),
            digest(1),
            Optional.of(IMAGE),
            findings,
            new Keep(TaskDefinitionsQuestion.ID, "A task."),
            NOW);

    assertThat(json(DecisionRecord.ofDecision(decided, BY)).path("evidence"))
        .isEqualTo(
            json(
                """
                [{"source": "config-coverage", "question": "coverage", "says": "unused", "text": "It sees."},
                 {"source": "config-task-definitions", "question": "task-definitions", "says": "used",
                  "by": "task arn:aws:ecs:x", "where": "111122223333/eu-central-1",
                  "since": "2026-03-02T09:59:22Z", "text": "A task."},
                 {"source": "config-services", "question": "cause-still-runs", "says": "unused", "text": "a."},
                 {"source": "config-services", "question": "services", "says": "used until",
                  "until": "2026-03-03T10:00:00Z", "text": "c."},
                 {"source": "own", "question": "further-evidence", "says": "used", "by": "the jobs", "where": "",
                  "text": "The jobs."},
                 {"source": "late", "question": "further-evidence", "says": "unknown", "text": "It took too long."}]"""));
  }

  @Test
  void ofAPostponementSaysUntilWhen() {
    Postpone decision = new Postpone(ServicesQuestion.ID, "c.", DUE, ENDED, LastLook.VETO);
    String line = DecisionRecord.ofDecision(decided(IMAGE, decision), BY);

    assertThat(json(line).path("until").asText()).isEqualTo("2026-03-03T10:00:00Z");
    assertThat(json(line).path("question").asText()).isEqualTo("services");
    assertThat(json(line).has("action")).isFalse();
  }

  @Test
  void ofAnImageThatIsGoneSaysNothingOfEvidenceNobodyAskedFor() {
    ImageDecision gone =
        new ImageDecision(
            check(),
            digest(1),
            Optional.empty(),
            new Findings(
                OPTED_IN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty()),
            new Gone(ExistsQuestion.ID, "The image does not exist."),
            NOW);

    assertThat(json(DecisionRecord.ofDecision(gone, BY)))
        .isEqualTo(
            json(
                "{"
                    + ABOUT
                    + """
                    "record": "decision", "tags": [], "decision": "gone", "question": "exists",
                    "reason": "The image does not exist."}"""));
  }

  private static String ofOutcome(ImageDecision decided, Removal removal) {
    return DecisionRecord.ofOutcome(new RemovalOutcome(decided, Action.DELETE, removal), BY, NOW);
  }

  @Test
  void isOneLineWhateverIsInIt() {
    String hostile = "x\n{\"record\":\"outcome\"}\r\u001b[2K\"";
    ImageDecision decided = decided(image(1, hostile), new Keep(OptedInQuestion.ID, hostile));
    Removal refused = new Removal.Refused(digest(1), hostile, hostile);

    for (String line :
        new String[] {DecisionRecord.ofDecision(decided, BY), ofOutcome(decided, refused)}) {
      assertThat(line).doesNotContain("\n", "\r", "\u001b");
      assertThat(json(line).path("tags").path(0).asText()).isEqualTo(hostile);
      assertThat(json(line).path("reason").asText()).isEqualTo(hostile);
    }
  }

  @Test
  void ofAnOutcomeSaysWhatBecameOfTheImage() {
    ImageDecision decided = decided(IMAGE, new Remove("b. c.", Action.REPORT));
    String start = "{" + ABOUT + "\"record\": \"outcome\", \"tags\": [\"1.41.0\"], ";

    assertThat(json(ofOutcome(decided, new Removal.Done(digest(1)))))
        .isEqualTo(
            json(start + "\"outcome\": \"removed\", \"action\": \"delete\", \"bytes\": 1234}"));
    assertThat(json(ofOutcome(decided, new Removal.AlreadyGone(digest(1)))))
        .isEqualTo(json(start + "\"outcome\": \"already gone\", \"action\": \"delete\"}"));
    assertThat(
            json(
                ofOutcome(
                    decided, new Removal.Refused(digest(1), "ImageReferencedByManifestList", "r"))))
        .isEqualTo(
            json(
                start
                    + """
                    "outcome": "refused", "action": "delete", "code": "ImageReferencedByManifestList",
                    "reason": "r"}"""));
  }

  @Test
  void onlyAPostponementIsFollowedByAnotherCheck() {
    ImageDecision removal = decided(IMAGE, new Remove("", Action.REPORT));
    ImageDecision postponed =
        decided(
            IMAGE,
            new Postpone(ServicesQuestion.ID, "", DUE.plusSeconds(60), ENDED, LastLook.CLEAR));

    assertThat(removal.removes()).isTrue();
    assertThatThrownBy(() -> removal.next(NOW)).isInstanceOf(IllegalStateException.class);
    assertThat(postponed.postpones()).isTrue();
    assertThat(postponed.next(NOW).check().lastLook()).isEqualTo(LastLook.CLEAR);
    assertThat(postponed.next(NOW).check().due()).isEqualTo(DUE.plusSeconds(60));
  }
}
