package ecrimagecleanup.component.config;

import static ecrimagecleanup.evidence.config.QueryFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.AggregatorSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.AggregatedSourceStatus;
import software.amazon.awssdk.services.config.model.ConfigException;
import software.amazon.awssdk.services.config.model.DescribeConfigurationAggregatorSourcesStatusRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationAggregatorSourcesStatusResponse;
import software.amazon.awssdk.services.config.model.SelectAggregateResourceConfigRequest;
import software.amazon.awssdk.services.config.model.SelectAggregateResourceConfigResponse;

class ConfigAggregatorTest {
  private static final String SELECT =
      "config-aggregator:all?operation=select&aggregatorName=organization";
  private static final String SOURCES =
      "config-aggregator:all?operation=describeSources&aggregatorName=organization";

  private final ScriptedClient<ConfigClient> config = new ScriptedClient<>(ConfigClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(config.client());
  @RegisterExtension final CamelFixture withoutClient = new CamelFixture();

  @Test
  void readsAllPagesOfAllExpressions() throws Exception {
    config.script.willAnswer(
        rows("next", "{\"a\":1}", "{\"a\":2}"), rows(null), rows(null, "{\"a\":3}"));

    Message result = select(query("SELECT 1", "SELECT 2"));

    assertThat(result.getBody()).isEqualTo(List.of(row(1), row(2), row(3)));
    assertThat(result.getHeader(ConfigAggregatorConstants.PAGES)).isEqualTo(3);
    assertThat(config.script.requests())
        .containsExactly(
            selectRequest("SELECT 1").build(),
            selectRequest("SELECT 1").nextToken("next").build(),
            selectRequest("SELECT 2").build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "1", "null", "{} {}"})
  void refusesARowThatIsNoJsonObject(String row) {
    config.script.willAnswer(rows(null, "{}", row));

    assertThatThrownBy(() -> select(query("SELECT 1")))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining("organization");
  }

  @Test
  void failsIfATokenRepeatsOrAPageFails() {
    RuntimeException throttled = ConfigException.builder().message("Rate exceeded").build();
    config.script.willAnswer(rows("t"), rows("t"), rows("t"), throttled);

    assertThatThrownBy(() -> select(query("SELECT 1"))).isInstanceOf(UnusableAnswerException.class);
    assertThatThrownBy(() -> select(query("SELECT 1"))).isSameAs(throttled);
  }

  @Test
  void refusesAnExpressionThatIsTooLongBeforeItAsksAnything() throws Exception {
    assertThatThrownBy(() -> select(query("SELECT 1", "x".repeat(4097))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4097 characters")
        .hasMessageContaining("Shorten its template.");
    assertThatThrownBy(() -> select(query(""))).hasMessageContaining("0 characters");
    assertThatThrownBy(() -> select("SELECT 1"))
        .hasMessageContaining("needs a body of type AggregatorQuery, but it is of type String");
    assertThat(config.script.requests()).isEmpty();

    config.script.willAnswer(rows(null));
    assertThat(select(query("x".repeat(AggregatorQuery.MAXIMUM_EXPRESSION_LENGTH))).getBody())
        .isEqualTo(List.of());
  }

  @Test
  void selectsWithTheExpressionOfTheEndpoint() throws Exception {
    config.script.willAnswer(rows(null, "{}"));

    camel.send(
        "config-aggregator:organization?operation=select&aggregatorName=organization"
            + "&expression=RAW(SELECT resourceId WHERE resourceType = 'AWS::ECS::Service')",
        "whatever a message said",
        Map.of());

    assertThat(config.script.requests())
        .extracting(request -> ((SelectAggregateResourceConfigRequest) request).expression())
        .containsExactly("SELECT resourceId WHERE resourceType = 'AWS::ECS::Service'");
  }

  @Test
  void describesAllSources() throws Exception {
    Instant updatedAt = Instant.parse("2026-03-01T12:00:00Z");
    config.script.willAnswer(
        sources(
            "next",
            AggregatedSourceStatus.builder()
                .sourceId("111122223333")
                .awsRegion("eu-west-1")
                .lastUpdateStatus("FAILED")
                .lastUpdateTime(updatedAt)
                .lastErrorCode("AccessDenied")
                .build()),
        sources(null, AggregatedSourceStatus.builder().sourceId("o-example").build()));

    assertThat(camel.send(SOURCES, "body", Map.of()).getMessage().getBody())
        .isEqualTo(
            List.of(
                new AggregatorSource(
                    "111122223333", "eu-west-1", "FAILED", Optional.of(updatedAt), "AccessDenied"),
                new AggregatorSource("o-example", "", "", Optional.empty(), "")));
    assertThat(config.script.requests())
        .containsExactly(
            sourcesRequest().limit(100).build(),
            sourcesRequest().limit(100).nextToken("next").build());
  }

  @Test
  void reality16ARowOfTheOrganizationMayHaveTheIdOfItsManagementAccountOrNone() throws Exception {
    AggregatedSourceStatus.Builder row =
        AggregatedSourceStatus.builder().sourceType("ORGANIZATION").lastUpdateStatus("SUCCEEDED");
    config.script.willAnswer(
        sources(
            null,
            row.build(),
            row.sourceId("999900001111").awsRegion("eu-west-1").build(),
            row.sourceId("o-example").build()));

    assertThat(camel.send(SOURCES, "body", Map.of()).getMessage().getBody())
        .isEqualTo(
            List.of(
                new AggregatorSource("", "", true, "SUCCEEDED", Optional.empty(), ""),
                new AggregatorSource(
                    "999900001111", "eu-west-1", true, "SUCCEEDED", Optional.empty(), ""),
                new AggregatorSource(
                    "o-example", "eu-west-1", true, "SUCCEEDED", Optional.empty(), "")));
  }

  @Test
  void describesNoSourcesIncompletely() {
    AggregatedSourceStatus source = AggregatedSourceStatus.builder().sourceId("1").build();
    config.script.willAnswer(
        sources("t", source),
        sources("t", source),
        sources(null, AggregatedSourceStatus.builder().build()));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> camel.send(SOURCES, "body", Map.of()))
          .isInstanceOf(UnusableAnswerException.class);
    }
  }

  @Test
  void checksItsOptionsAtStart() {
    for (String operation : List.of("select", "describeSources")) {
      assertThatThrownBy(
              () -> camel.context().getEndpoint("config-aggregator:all?operation=" + operation))
          .hasStackTraceContaining("has no aggregatorName");
    }
    assertThatThrownBy(
            () -> camel.context().getEndpoint("config-aggregator:all?aggregatorName=organization"))
        .hasStackTraceContaining("has no operation");
  }

  @Test
  void takesTheNameOfTheAggregatorFromTheComponent() {
    camel
        .context()
        .getComponent("config-aggregator", ConfigAggregatorComponent.class)
        .getConfiguration()
        .setAggregatorName("organization");

    ConfigAggregatorEndpoint endpoint =
        camel
            .context()
            .getEndpoint("config-aggregator:all?operation=select", ConfigAggregatorEndpoint.class);

    assertThat(endpoint.getConfiguration().getAggregatorName()).isEqualTo("organization");
  }

  @Test
  void usesTheClientOfTheRegistryOrItsOwn() {
    ConfigAggregatorEndpoint given =
        camel.context().getEndpoint(SELECT, ConfigAggregatorEndpoint.class);
    given.start();
    ConfigAggregatorEndpoint own =
        withoutClient
            .context()
            .getEndpoint(
                SELECT + "&useDefaultCredentialsProvider=true&region=eu-west-3",
                ConfigAggregatorEndpoint.class);
    own.start();

    assertThat(given.clients().client()).isSameAs(config.client());
    var configuration = own.clients().client().serviceClientConfiguration();
    assertThat(configuration.region()).isEqualTo(Region.EU_WEST_3);
    assertThat(configuration.overrideConfiguration().apiCallAttemptTimeout())
        .contains(Duration.ofSeconds(20));
    given.stop();
    own.stop();
    assertThat(config.closed()).isFalse();
  }

  @Test
  void probesItsAggregator() {
    config.script.willAnswer(sources(null));
    ConfigAggregatorEndpoint endpoint =
        camel.context().getEndpoint(SELECT, ConfigAggregatorEndpoint.class);
    endpoint.start();

    endpoint.probe();

    assertThat(config.script.requests()).containsExactly(sourcesRequest().limit(1).build());
  }

  private Message select(Object body) throws Exception {
    return camel.send(SELECT, body, Map.of()).getMessage();
  }

  private static JsonNode row(int a) {
    return new ObjectMapper().createObjectNode().put("a", a);
  }

  private static SelectAggregateResourceConfigRequest.Builder selectRequest(String expression) {
    return SelectAggregateResourceConfigRequest.builder()
        .configurationAggregatorName("organization")
        .expression(expression)
        .limit(100);
  }

  private static DescribeConfigurationAggregatorSourcesStatusRequest.Builder sourcesRequest() {
    return DescribeConfigurationAggregatorSourcesStatusRequest.builder()
        .configurationAggregatorName("organization");
  }

  private static SelectAggregateResourceConfigResponse rows(
      @Nullable String nextToken, String... rows) {
    return SelectAggregateResourceConfigResponse.builder()
        .results(rows)
        .nextToken(nextToken)
        .build();
  }

  private static DescribeConfigurationAggregatorSourcesStatusResponse sources(
      @Nullable String nextToken, AggregatedSourceStatus... sources) {
    return DescribeConfigurationAggregatorSourcesStatusResponse.builder()
        .aggregatedSourceStatusList(sources)
        .nextToken(nextToken)
        .build();
  }
}
