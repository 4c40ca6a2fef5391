package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AwsEcrContainerAggregationResponse;
import software.amazon.awssdk.services.inspector2.model.SeverityCounts;

/** What plan --vulnerabilities says. */
class VulnerabilitiesTest {
  private static Installation installation() {
    Installation installation =
        Installation.with(
            "delete",
            "cleanup.minimum-age=P1D",
            Installation.evidence("ecr-pull-time", "ecs-live"));
    for (int i = 0; i < 120; i++) {
      installation.push("v" + i);
    }
    installation.owner().pushIndex(ORDERS, "index", List.of(installation.push("child")));
    installation.production().register("orders", image("v3"), image("v7"), image("index"));
    installation.pass(Duration.ofDays(40));
    installation.push("young");
    return installation;
  }

  /** What Inspector says of each image. */
  private static Map<String, SeverityCounts> counts(Installation installation) {
    try (Inspector2Client inspector = installation.client(Inspector2Client.builder())) {
      Map<String, SeverityCounts> counts = new HashMap<>();
      inspector
          .listFindingAggregationsPaginator(asked -> asked.aggregationType("AWS_ECR_CONTAINER"))
          .responses()
          .forEach(
              row -> {
                AwsEcrContainerAggregationResponse image = row.awsEcrContainerAggregation();
                counts.put(image.imageSha(), image.severityCounts());
              });
      return counts;
    }
  }

  @Test
  void theFindingsOfEachVerdictAreThoseThatInspectorHasOfItsImages() {
    try (Installation installation = installation()) {
      Map<String, SeverityCounts> counts = counts(installation);
      long before = installation.calls("inspector2.POST /findings");

      JsonNode document = installation.run("plan", "-o", "json", "--vulnerabilities").json();

      // A call for each hundred images of the repository, and none for findings one by one.
      assertThat(installation.calls("inspector2.POST /findings") - before).isEqualTo(2);
      Map<String, Long> critical = new TreeMap<>();
      Map<String, Long> others = new TreeMap<>();
      for (JsonNode image : document.path("images")) {
        SeverityCounts some = counts.get(image.path("digest").asText());
        String verdict = image.path("verdict").asText();
        if (some != null) {
          critical.merge(verdict, some.critical(), Long::sum);
          others.merge(
              verdict, some.all() - some.critical() - some.high() - some.medium(), Long::sum);
        }
      }
      assertThat(critical.keySet()).contains("in-use", "removable");
      JsonNode vulnerabilities = document.path("vulnerabilities");
      critical.forEach(
          (verdict, number) ->
              assertThat(vulnerabilities.path("critical").path(verdict).asLong())
                  .as(verdict)
                  .isEqualTo(number));
      others.forEach(
          (verdict, number) ->
              assertThat(vulnerabilities.path("other").path(verdict).asLong()).isEqualTo(number));
      long all = critical.values().stream().mapToLong(Long::longValue).sum();
      assertThat(installation.run("plan", "--vulnerabilities").out())
          .contains(
              "Of %d critical findings, %d are on images that nobody uses and that can be removed, %d are on images in use."
                  .formatted(all, critical.get("removable"), critical.get("in-use")))
          .containsPattern(
              "critical +%d +%d +%d +\\d"
                  .formatted(all, critical.get("in-use"), critical.get("removable")))
          .contains("Amazon Inspector has no findings of an image whose scan has ended");
    }
  }

  @Test
  void aRepositoryThatCannotBeReadIsLeftOutAndTheOthersAreNot() {
    try (Installation installation = installation()) {
      installation.createOptedIn("team/other");
      installation.owner().push("team/other", "1", "other", 1000);
      installation
          .faults()
          .add(
              FaultInjector.failing(
                  call ->
                      call.path().equals("/findings/aggregation/list")
                          && Json.write(call.body()).contains("team/orders"),
                  call ->
                      new Fault.Answered(AwsError.badRequest("ValidationException", "Too odd."))));

      JsonNode found =
          installation
              .run("plan", "-o", "json", "--vulnerabilities")
              .json()
              .path("vulnerabilities");

      assertThat(found.path("repositories").asInt()).isEqualTo(1);
      assertThat(found.path("missing")).hasSize(1);
      assertThat(found.at("/missing/0").asText())
          .startsWith("Those of 999988887777/eu-central-1/team/orders cannot be read. ");
    }
  }

  @Test
  void withoutTheRightThePlanSaysSoAndIsMadeAllTheSame() {
    try (Installation installation = installation()) {
      installation.createOptedIn("team/other");
      installation.owner().push("team/other", "1", "other", 1000);
      installation.refuse(call -> call.path().equals("/findings/aggregation/list"));

      Printed printed = installation.run("plan", "--vulnerabilities", "--parallel=1");

      assertThat(printed.exitCode()).isZero();
      assertThat(printed.err()).isEmpty();
      assertThat(printed.out())
          .contains("Findings are left out: Allow inspector2:ListFindingAggregations, and")
          .contains(" can be removed: ")
          .doesNotContain("critical");
      assertThat(installation.calls("inspector2.POST /findings")).isEqualTo(1);
      assertThat(
              installation
                  .run("plan", "-o", "json", "--vulnerabilities")
                  .json()
                  .at("/vulnerabilities/missing/0")
                  .asText())
          .startsWith("Allow inspector2:ListFindingAggregations");
    }
  }
}
