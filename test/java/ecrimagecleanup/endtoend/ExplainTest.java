package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.words.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command {@code explain}. */
class ExplainTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static JsonNode explained(Installation installation, String reference) {
    return installation.run("explain", reference, "--format=json").json();
  }

  /** The reasons of the objections, by question, as they are asked. */
  private static Map<String, String> objections(JsonNode explained) {
    Map<String, String> objections = new LinkedHashMap<>();
    explained
        .path("questions")
        .forEach(
            said -> {
              if (said.has("objection")) {
                objections.put(
                    said.path("question").asText(), said.at("/objection/reason").asText());
              }
            });
    return objections;
  }

  @Test
  void everyReferenceFormFindsTheImage() {
    try (Installation installation = Installation.with("delete")) {
      String digest = installation.push("1");

      assertThat(
              List.of(
                  "team/orders:1",
                  "team/orders@" + digest,
                  image("1"),
                  Installation.byDigest(digest),
                  "999988887777/eu-central-1/team/orders:1",
                  "999988887777/eu-central-1/team/orders@" + digest,
                  "team/orders@" + digest.substring(7, 19),
                  "team/orders@" + digest.substring(0, 13),
                  "999988887777/eu-central-1/team/orders@" + digest.substring(7, 19),
                  "999988887777.dkr-ecr.eu-central-1.on.aws/team/orders:1"))
          .allSatisfy(
              reference ->
                  assertThat(explained(installation, reference).path("digest").asText())
                      .isEqualTo(digest));
    }
  }

  @Test
  void everyQuestionIsAskedThoughTheFirstDecides() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      installation.production().register("orders", image("1"));
      installation.owner().tag(ORDERS, "ecr-image-cleanup:protected-tags", "1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:brake", "on");
      installation.pass(Duration.ofHours(2));

      JsonNode explained = explained(installation, "team/orders:1");

      assertThat(explained.path("verdict").asText()).isEqualTo("waiting");
      assertThat(explained.path("decision").asText()).isEqualTo("postpone");
      assertThat(explained.path("question").asText()).isEqualTo("grace-period");
      assertThat(objections(explained).keySet())
          .containsExactly(
              "grace-period",
              "protected-tag",
              "later-check",
              "task-definitions",
              "further-evidence",
              "brake");
      assertThat(objections(explained).get("task-definitions"))
          .isEqualTo("The ACTIVE task definition orders:1 of 111122223333/eu-central-1 names it.");
      assertThat(explained.path("questions")).hasSize(Questions.IN_ORDER.size());
      assertThat(explained.at("/pendingChecks/0/due").asText()).isEqualTo("2026-03-03T09:00:00Z");
      assertThat(explained.findValuesAsText("remedy")).doesNotContain("").hasSize(6);
    }
  }

  @Test
  void itChangesNothing() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      installation.pass(DAY.multipliedBy(2));

      JsonNode explained =
          installation.assertOnlyReads(() -> explained(installation, "team/orders:1"));

      assertThat(explained.path("decision").asText()).isEqualTo("remove");
      assertThat(objections(explained)).isEmpty();
    }
  }

  @Test
  void aPendingSweepThatMayNameItIsShown() {
    try (Installation installation = Installation.with("delete", "cleanup.minimum-age=PT12H")) {
      installation.push("1");
      installation.pass(DAY);
      installation.sweep();

      assertThat(explained(installation, "team/orders:1").path("pendingSweeps"))
          .extracting(JsonNode::asText)
          .containsExactlyElementsOf(installation.schedules().names());
      JsonNode check = installation.run("checks", "list", "-o", "json").json().at("/checks/0");
      String due = Times.utc(Instant.parse(check.path("due").asText()));
      assertThat(installation.run("explain", "team/orders:1").out())
          .contains("removable: After " + due + " if it is still unused.")
          .contains(" A sweep has nominated it already.")
          .contains(check.path("schedule").asText() + ", of a sweep, fires on " + due);
    }
  }

  @Test
  void peopleGetATableWhatWouldHaveToChangeAndWhatIsPending() {
    try (Installation installation = Installation.with("delete")) {
      String digest = installation.push("1");
      installation.production().register("orders", image("1"));
      installation.pass(DAY.multipliedBy(2));

      Printed printed = installation.run("explain", "team/orders:1");

      assertThat(printed.err()).isEmpty();
      assertThat(printed.out())
          .startsWith("999988887777/eu-central-1/team/orders@" + digest)
          .contains(
              "in use: The ACTIVE task definition orders:1 of 111122223333/eu-central-1 names it.")
          .containsPattern(
              "task-definitions +Task definitions that name the image: keeps it\\R {6}config-task")
          .containsPattern("brake +Brake: passed\\R {6}The brake is off\\.")
          .contains("  - Deregister every task definition that names it; a grace period later")
          .contains("No check of it is pending.");
    }
  }

  @Test
  void everyMistakeIsOneSentenceWithExitCodeTwo() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");

      assertThat(installation.run("explain", "team/orders:2"))
          .isEqualTo(
              new Printed(
                  2,
                  "",
                  "There is no image %s. The log has 0 records of it, and none of a removal.%n"
                      .formatted(image("2"))));
      assertThat(installation.run("explain", "team/none:2"))
          .isEqualTo(
              new Printed(
                  2,
                  "",
                  "There is no repository 999988887777/eu-central-1/team/none.%n".formatted()));
      assertThat(installation.run("explain", "team/orders@000000000000"))
          .isEqualTo(
              new Printed(
                  2,
                  "",
                  "No digest in 999988887777/eu-central-1/team/orders begins with 000000000000. The log has 0 records of it, and none of a removal.%n"
                      .formatted()));
      assertThat(installation.run("explain", "team/none@000000000000").err())
          .startsWith("There is no repository 999988887777/eu-central-1/team/none. The log has");
      assertThat(installation.run("explain", "111122223333/eu-central-1/team/orders:1").err())
          .isEqualToIgnoringNewLines(
              "The registry 111122223333/eu-central-1 is not one of cleanup.registries.");
      assertThat(installation.run("explain", "not a reference").err())
          .isEqualToIgnoringNewLines(
              "not a reference is no reference to an image of ECR, like team/orders:1.4.");
    }
  }

  @Test
  void ofAnImageThatIsGoneTheLogSaysWhenByWhichCheckAndOnWhichEvidence() {
    try (Installation installation = Installation.with("delete")) {
      String digest = installation.pushAndRetire("1");
      installation.pass(DAY.plusHours(2));

      for (String reference :
          List.of("team/orders:1", image("1"), "team/orders@" + digest.substring(7, 19))) {
        assertThat(installation.run("explain", reference).out())
            .as(reference)
            .startsWith("999988887777/eu-central-1/team/orders@" + digest)
            .contains("gone: removed on 4 Mar 2026 10:00 UTC. Its tags were 1.")
            .contains("The check was caused by: deregister arn:aws:ecs:")
            .contains("      config-task-definitions: unused: ");
      }
      JsonNode gone = installation.run("explain", "team/orders@" + digest, "-o=json").json();
      assertThat(gone.path("verdict").asText()).isEqualTo("gone");
      assertThat(gone.path("goneAt").asText()).isEqualTo("2026-03-04T10:00:00Z");
      assertThat(gone.path("evidence").findValuesAsText("says")).contains("unused");
      assertThat(Printed.by("explain", "team/orders:1").err())
          .isEqualToIgnoringNewLines(
              "There is no image %s. If it was removed, the log says when and why. Give --log FILE, or --log-group NAME (or the setting cleanup.log-group) for CloudWatch Logs."
                  .formatted(image("1")));
    }
  }

  /** Each image of a repository with everything in it has one verdict, whoever is asked. */
  @Test
  void theVerdictIsThatOfThePlanForEachImageWithWhatItIsAPartOf() {
    try (Installation installation =
        Installation.with("delete", "cleanup.minimum-age=P3D", Installation.evidence("ecs-live"))) {
      installation.owner().tag(ORDERS, "ecr-image-cleanup:protected-tags", "release-*");
      String amd = installation.push("amd");
      String arm = installation.push("release-arm");
      String unused = installation.owner().pushIndex(ORDERS, "unused", List.of(amd, arm));
      String signature = installation.owner().pushReferrer(ORDERS, unused, "signature");
      String child = installation.push("child");
      String used = installation.owner().pushIndex(ORDERS, "used", List.of(child));
      installation.owner().pushReferrer(ORDERS, child, "child-signature");
      installation.production().register("orders", image("used"));
      installation.pass(DAY.multipliedBy(4));
      String part = installation.push("part");
      String young = installation.owner().pushIndex(ORDERS, "young", List.of(part));
      installation.pass(DAY);

      Map<String, String> verdicts = new LinkedHashMap<>();
      installation
          .run("plan", "--format=json")
          .json()
          .path("images")
          .forEach(
              planned -> verdicts.put(planned.path("digest").asText(), verdict(planned, "reason")));

      assertThat(verdicts).hasSize(9);
      assertThat(verdicts.get(child)).startsWith("in-use  Part of " + used.substring(0, 19));
      assertThat(verdicts.get(arm)).startsWith("protected");
      assertThat(verdicts.get(amd)).startsWith("removable ").contains("It goes after");
      assertThat(verdicts.get(signature)).startsWith("removable ").contains("It goes after");
      assertThat(verdicts.get(part))
          .startsWith("waiting ")
          .contains("Part of " + young.substring(0, 19));
      assertThat(verdicts)
          .allSatisfy(
              (digest, verdict) ->
                  assertThat(
                          verdict(
                              explained(installation, "team/orders@" + digest), "verdictReason"))
                      .isEqualTo(verdict));
    }
  }

  private static String verdict(JsonNode document, String reason) {
    return "%s %s %s"
        .formatted(
            document.path("verdict").asText(),
            document.path("until").asText(document.path("earliest").asText()),
            document.path(reason).asText());
  }
}
