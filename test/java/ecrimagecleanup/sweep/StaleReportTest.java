package ecrimagecleanup.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.evidence.stale.StaleHeld.Held;
import ecrimagecleanup.evidence.stale.StaleRevisions;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.image.RepositoryTags;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaleReportTest {
  private static final TaskDefinitionArn ORDERS = arn("111122223333", "orders", 1);
  private static final TaskDefinitionArn MAILS = arn("222233334444", "mails", 7);

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final StaleReport report =
      new StaleReport(
          Optional.of(
              new StaleRules(
                  3,
                  Duration.ofDays(90),
                  new Starters(Set.of(), Set.of(), Set.of(), List.of("No rule was read.")))));

  private static TaskDefinitionArn arn(String account, String family, int revision) {
    return new TaskDefinitionArn("aws", "eu-central-1", account, family, revision);
  }

  private void add(Set<TaskDefinitionArn> stale, Set<TaskDefinitionArn> kept, Held... images) {
    report.add(
        new RepositoryPlan(
            ImageFixtures.REPOSITORY,
            new RepositoryTags(true, Map.of()),
            true,
            List.of(),
            Optional.of(
                new StaleHeld(new StaleRevisions.Sorted(stale, kept, Set.of()), List.of(images))),
            List.of()));
  }

  private static Held held(int image, TaskDefinitionArn... by) {
    return new Held(
        ImageFixtures.digest(image), 1000, Set.of(by), Optional.empty(), Optional.empty());
  }

  @Test
  void anImageOfSeveralFamiliesCountsOnceInTheTotalAndWithEachOfThem() {
    add(Set.of(ORDERS, MAILS), Set.of(), held(1, ORDERS, MAILS), held(2, MAILS));

    assertThat(report.total()).isEqualTo(new Tally(2, 2000));
    assertThat(report.rows())
        .extracting(row -> row.family() + " " + row.held().images() + " " + row.revisions().size())
        .containsExactly(
            "orders in 111122223333/eu-central-1 1 1", "mails in 222233334444/eu-central-1 2 1");
  }

  @Test
  void aRevisionThatIsNotStaleInAnotherRepositoryIsNotStaleAtAll() {
    add(Set.of(ORDERS, MAILS), Set.of(), held(1, ORDERS), held(2, ORDERS, MAILS), held(3, MAILS));
    add(Set.of(), Set.of(ORDERS));

    assertThat(report.total()).isEqualTo(new Tally(1, 1000));
    assertThat(report.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.revisions()).containsExactly(MAILS));
  }

  @Test
  void theScriptRunsTheCommandsOfTheAccountWhoseCredentialsItHasAndSaysWhatIsMissing()
      throws IOException {
    add(Set.of(ORDERS, MAILS), Set.of(), held(1, ORDERS), held(2, MAILS));
    StringWriter script = new StringWriter();
    new StaleScript(report, Instant.parse("2026-06-10T00:00:00Z")).write(script);

    assertThat(script.toString().lines())
        .containsSubsequence(
            "#!/bin/sh",
            "# Nothing is listed where that is missing: No rule was read.",
            "if [ \"$account\" = 111122223333 ]; then",
            "  aws ecs deregister-task-definition --task-definition %s --region eu-central-1 --output text --query taskDefinition.taskDefinitionArn"
                .formatted(ORDERS),
            "fi",
            "if [ \"$account\" = 222233334444 ]; then",
            "fi");
  }

  @Test
  void theFieldOfTheDocumentHasTheFamiliesWhatIsMissingAndWhatNobodySees() throws IOException {
    add(Set.of(ORDERS, MAILS), Set.of(), held(1, ORDERS, MAILS), held(2, MAILS));
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      new StaleJson(report).write(json, PlanSamples.header(false, ""));
      json.writeEndObject();
    }

    assertThat(JSON.readTree(out.toString()))
        .isEqualTo(
            JSON.readTree(
                """
                {"staleRevisions": {"images": 2, "bytes": 2000, "monthlyCost": 0.00,
                  "families": [
                   {"accountId": "111122223333", "region": "eu-central-1", "family": "orders",
                    "images": 1, "bytes": 1000, "revisions": ["%s"]},
                   {"accountId": "222233334444", "region": "eu-central-1", "family": "mails",
                    "images": 2, "bytes": 2000, "revisions": ["%s"]}],
                  "missing": ["No rule was read."], "notSeen": "%s"}}"""
                    .formatted(ORDERS, MAILS, StaleScript.BLIND)));
  }

  @Test
  void whoDoesNotAskIsToldNothing() {
    assertThat(StaleReport.notAsked().rules()).isEmpty();
    assertThat(StaleReport.notAsked().total()).isEqualTo(Tally.NONE);
  }
}
