package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.ALL_UNUSED;
import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.checkOf;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Gone;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.CoverageQuestion;
import ecrimagecleanup.decision.question.ExistsQuestion;
import ecrimagecleanup.decision.question.PartOfAnotherQuestion;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What others are told of a check that is done. */
class CompletedCheckTest {

  private static JsonNode detail(Decision... decisions) {
    ImageDeletionCheck check =
        checkOf(
            DEREGISTERED.postponed(),
            IntStream.rangeClosed(1, decisions.length)
                .mapToObj(number -> digest(number))
                .toArray(Digest[]::new));
    List<ImageDecision> decided = new ArrayList<>();
    for (Decision decision : decisions) {
      Digest digest = digest(decided.size() + 1);
      decided.add(
          new ImageDecision(check, digest, Optional.of(image(1)), ALL_UNUSED, decision, NOW));
    }
    return json(CompletedCheck.detail(check, decided));
  }

  @Test
  void saysWhatWasDecidedForEachImage() {
    assertThat(
            detail(
                new Remove("Nobody uses it.", Action.ARCHIVE),
                new Keep(TaskDefinitionsQuestion.ID, "It is named."),
                new Postpone(
                    CoverageQuestion.ID, "Blind.", DUE.plusSeconds(60), ENDED, LastLook.VETO),
                new Gone(ExistsQuestion.ID, "The image does not exist."),
                new Keep(PartOfAnotherQuestion.ID, "It is attached to another.")))
        .isEqualTo(
            json(
                """
                {"version": 1, "accountId": "999988887777", "region": "eu-central-1",
                 "repository": "team/orders",
                 "cause":
                   "postponed deregister arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:41",
                 "due": "2026-03-03T10:00:00Z",
                 "decisions": {"gone": 1, "keep": 2, "postpone": 1, "remove": 1},
                 "images": [
                  {"digest":
                     "sha256:0000000000000000000000000000000000000000000000000000000000000001",
                   "decision": "remove", "reason": "Nobody uses it.",
                   "action": "archive"},
                  {"digest":
                     "sha256:0000000000000000000000000000000000000000000000000000000000000002",
                   "decision": "keep", "question": "task-definitions", "reason": "It is named."},
                  {"digest":
                     "sha256:0000000000000000000000000000000000000000000000000000000000000003",
                   "decision": "postpone", "question": "coverage", "reason": "Blind."},
                  {"digest":
                     "sha256:0000000000000000000000000000000000000000000000000000000000000004",
                   "decision": "gone", "question": "exists", "reason": "The image does not exist."},
                  {"digest":
                     "sha256:0000000000000000000000000000000000000000000000000000000000000005",
                   "decision": "keep", "question": "part-of-another", "reason": "It is attached to another."}],
                 "imagesLeftOut": 0}"""));
  }

  @Test
  void ofManyImagesOnlyTheFirst200AreToldAndAllAreCounted() {
    Decision[] decisions =
        IntStream.range(0, 3000)
            .mapToObj(i -> new Keep(TaskDefinitionsQuestion.ID, "It is named."))
            .toArray(Decision[]::new);

    JsonNode detail = detail(decisions);

    assertThat(detail.path("images")).hasSize(200);
    assertThat(detail.path("images").path(199).path("digest").asText())
        .isEqualTo(digest(200).value());
    assertThat(detail.path("decisions")).isEqualTo(json("{\"keep\": 3000}"));
    assertThat(detail.path("imagesLeftOut").asInt()).isEqualTo(2800);
  }

  @Test
  void of200ImagesNoneIsLeftOut() {
    Decision[] decisions =
        IntStream.range(0, 200)
            .mapToObj(i -> new Keep(TaskDefinitionsQuestion.ID, "It is named."))
            .toArray(Decision[]::new);

    assertThat(detail(decisions).path("images")).hasSize(200);
    assertThat(detail(decisions).path("imagesLeftOut").asInt()).isZero();
  }

  @Test
  void itIsAboutTheRepositoryInThePartitionOfItsRegion() {
    Repository inChina = new Repository(new Registry("999988887777", "cn-north-1"), "team/orders");
    ImageDeletionCheck check =
        new ImageDeletionCheck(
            inChina, List.of(digest(1)), DEREGISTERED, ENDED, LastLook.NONE, DUE);

    assertThat(CompletedCheck.repositoryArn(checkOf(DEREGISTERED, digest(1))))
        .isEqualTo("arn:aws:ecr:eu-central-1:999988887777:repository/team/orders");
    assertThat(CompletedCheck.repositoryArn(check))
        .isEqualTo("arn:aws-cn:ecr:cn-north-1:999988887777:repository/team/orders");
  }
}
