package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.evidence.config.Canaries;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.sandbox.config.ConfigQuery;
import ecrimagecleanup.settings.QueryFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of canaries that have been registered every day for a year. */
class CanaryOfManyDaysTest {
  private static final String REGION = "eu-central-1";
  private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666");
  private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

  private final Sandbox sandbox = Sandbox.create(new WorldClock(BEGIN), 1);
  private final World world = sandbox.world();

  /** The last step of a canary is left out where IAM cannot limit deregistering to the family. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void reality18TheAnswerForCanariesDoesNotGrowWithTheirAge(boolean deregisters)
      throws IOException {
    Canary first = new Canary(sandbox, ACCOUNTS.get(0), REGION);
    Canary second = new Canary(sandbox, ACCOUNTS.get(1), REGION);
    for (int day = 0; day < 365; day++) {
      if (deregisters || day == 0) {
        first.register();
        second.register();
      } else {
        ACCOUNTS.forEach(this::registerAlone);
      }
      world.advance(Duration.ofDays(1));
    }
    CoverageRules rules =
        CoverageRules.parse(
            Canary.FAMILY,
            "",
            "PT36H",
            0,
            2,
            "delete",
            EvidenceSources.parse("config-coverage,config-task-definitions,config-services"),
            "PT24H");
    AggregatorQueries queries = QueryFiles.load("config/queries");

    List<JsonNode> rows =
        queries.canaries(rules, world.now()).expressions().stream()
            .map(ConfigQuery::parse)
            .flatMap(query -> query.run(world.inventory().items()).stream())
            .map(JsonNode.class::cast)
            .toList();

    assertThat(rows).hasSizeLessThanOrEqualTo(2 * 5);
    Canaries canaries = Canaries.read(rows, Canary.FAMILY);
    for (String account : ACCOUNTS) {
      assertThat(canaries.blindSpot(rules, account + "/" + REGION, world.now())).isEmpty();
    }
  }

  /** Another revision, which the service has then; those before it stay ACTIVE. */
  private void registerAlone(String account) {
    ObjectNode body = Json.object().put("family", Canary.FAMILY);
    body.putArray("containerDefinitions")
        .addObject()
        .put("name", "canary")
        .put("image", Canary.IMAGE);
    call(account, "RegisterTaskDefinition", body);
    call(
        account,
        "UpdateService",
        Json.object()
            .put("cluster", Canary.CLUSTER)
            .put("service", Canary.SERVICE)
            .put("taskDefinition", Canary.FAMILY));
  }

  private void call(String account, String operation, ObjectNode body) {
    sandbox
        .ecs()
        .handle(new AwsCall(account, REGION, "ecs", operation, "POST", "/", Map.of(), body));
  }
}
