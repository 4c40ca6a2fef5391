package ecrimagecleanup.sandbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.ConfigInventory;
import ecrimagecleanup.sandbox.ConfigurationItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigServiceTest {
  private static final String ACCOUNT = "999988887777";
  private static final String REGION = "eu-central-1";
  private static final Instant NOW = Instant.parse("2026-03-02T09:15:22.250Z");

  private final List<ConfigurationItem> items = new ArrayList<>();
  private final List<ConfigInventory.Source> sources = new ArrayList<>();
  private final ConfigService config =
      new ConfigService(
          new ConfigInventory() {
            @Override
            public List<List<ConfigurationItem>> parts() {
              return List.of(List.copyOf(items));
            }

            @Override
            public List<Source> sources() {
              return List.copyOf(sources);
            }
          },
          List.of(new ConfigService.Aggregator(ACCOUNT, REGION, "organization")));

  @BeforeEach
  void thirtyItemsAndTwoSources() {
    for (int i = 0; i < 30; i++) {
      items.add(item(i));
    }
    sources.add(new ConfigInventory.Source("111122223333", REGION, "SUCCEEDED", NOW, "", ""));
    sources.add(
        new ConfigInventory.Source(
            "444455556666", REGION, "FAILED", NOW, "AuthorizationError", "not authorised"));
  }

  private static ConfigurationItem item(int number) {
    return new ConfigurationItem(
        "111122223333",
        REGION,
        "AWS::ECS::TaskDefinition",
        "td-%02d".formatted(number),
        "arn:%02d".formatted(number),
        NOW,
        "CONTINUOUS",
        JsonNodeFactory.instance.objectNode().put("Status", "ACTIVE"));
  }

  @Test
  void pagesAreCutFromOneMoment() {
    JsonNode first = select("'Expression':'SELECT resourceId'");
    assertThat(first.path("Results")).hasSize(25);
    assertThat(first.path("Results").get(0).asText()).isEqualTo("{\"resourceId\":\"td-00\"}");
    assertThat(first.at("/QueryInfo/SelectFields/0/Name").asText()).isEqualTo("resourceId");

    items.remove(0);
    String next = "'Expression':'SELECT resourceId','NextToken':'" + token(first) + "'";
    JsonNode second = select(next);
    assertThat(second.path("Results")).hasSize(5);
    assertThat(second.path("Results").get(0).asText()).contains("td-25");
    assertThat(second.has("NextToken")).isFalse();
    assertThat(select(next)).isEqualTo(second);
  }

  @Test
  void theLimitIsZeroToAHundredByEitherName() {
    assertThat(select("'Expression':'SELECT arn','Limit':10").path("Results")).hasSize(10);
    assertThat(select("'Expression':'SELECT arn','MaxResults':100").path("Results")).hasSize(30);
    assertThat(select("'Expression':'SELECT arn','Limit':0").path("Results")).hasSize(25);
    assertRefused("InvalidLimitException", "'Expression':'SELECT arn','Limit':101");
    assertRefused("InvalidLimitException", "'Expression':'SELECT arn','MaxResults':-1");
  }

  @Test
  void groupsArePagedAtFiveHundred() {
    for (int i = items.size(); i < 501; i++) {
      items.add(item(i));
    }
    String query = "'Expression':'SELECT resourceId, COUNT(*) GROUP BY resourceId'";
    JsonNode first = select(query);

    assertThat(first.path("Results")).hasSize(500);
    assertThat(select(query + ",'NextToken':'" + token(first) + "'").path("Results")).hasSize(1);
  }

  @Test
  void aTokenIsGoodForItsQueryOnly() {
    String token = token(select("'Expression':'SELECT arn'"));
    assertRefused(
        "InvalidNextTokenException", "'Expression':'SELECT awsRegion','NextToken':'" + token + "'");
    assertRefused("InvalidNextTokenException", "'Expression':'SELECT arn','NextToken':'AAAA'");
    assertRefused("InvalidNextTokenException", "'Expression':'SELECT arn','NextToken':'%'");
  }

  @Test
  void expressionsAreChecked() {
    assertRefused("InvalidExpressionException", "'Expression':'SELECT arn FROM x'");
    assertRefused("ValidationException", "'Expression':''");
    assertRefused("ValidationException", "'Expression':'" + "x".repeat(4097) + "'");
  }

  @Test
  void aggregatorsBelongToAnAccountAndARegion() {
    assertThatThrownBy(
            () ->
                config.handle(
                    call(
                        "111122223333",
                        "SelectAggregateResourceConfig",
                        "'ConfigurationAggregatorName':'organization','Expression':'SELECT arn'")))
        .isInstanceOfSatisfying(
            AwsError.class,
            error -> assertThat(error.code()).isEqualTo("NoSuchConfigurationAggregatorException"));
  }

  @Test
  void sourcesHaveAStatusAndEpochSeconds() {
    JsonNode all = handle("DescribeConfigurationAggregatorSourcesStatus", "");
    assertThat(all.path("AggregatedSourceStatusList")).hasSize(2);
    JsonNode first = all.at("/AggregatedSourceStatusList/0");
    assertThat(first.path("LastUpdateTime").asDouble()).isEqualTo(NOW.toEpochMilli() / 1000.0);
    assertThat(first.has("LastErrorCode")).isFalse();

    JsonNode failed =
        handle("DescribeConfigurationAggregatorSourcesStatus", ",'UpdateStatus':['FAILED']");
    assertThat(failed.path("AggregatedSourceStatusList")).hasSize(1);
    assertThat(failed.at("/AggregatedSourceStatusList/0/LastErrorCode").asText())
        .isEqualTo("AuthorizationError");

    JsonNode page = handle("DescribeConfigurationAggregatorSourcesStatus", ",'Limit':1");
    JsonNode rest =
        handle(
            "DescribeConfigurationAggregatorSourcesStatus",
            ",'Limit':1,'NextToken':'" + token(page) + "'");
    assertThat(rest.at("/AggregatedSourceStatusList/0/SourceId").asText())
        .isEqualTo("444455556666");
  }

  @Test
  void aggregatorsAreStoredAndDescribed() {
    config.handle(
        call(
            ACCOUNT,
            "PutConfigurationAggregator",
            "'ConfigurationAggregatorName':'second','AccountAggregationSources':"
                + "[{'AccountIds':['111122223333'],'AllAwsRegions':true}]"));
    JsonNode all = config.handle(call(ACCOUNT, "DescribeConfigurationAggregators", ""));
    assertThat(all.path("ConfigurationAggregators")).hasSize(2);
    JsonNode one =
        config.handle(
            call(
                ACCOUNT,
                "DescribeConfigurationAggregators",
                "'ConfigurationAggregatorNames':['second']"));
    assertThat(one.at("/ConfigurationAggregators/0/AccountAggregationSources/0/AccountIds/0"))
        .hasToString("\"111122223333\"");
    assertThat(one.at("/ConfigurationAggregators/0/ConfigurationAggregatorArn").asText())
        .isEqualTo("arn:aws:config:eu-central-1:999988887777:config-aggregator/second");
  }

  private JsonNode select(String body) {
    return handle("SelectAggregateResourceConfig", "," + body);
  }

  private JsonNode handle(String operation, String rest) {
    return config.handle(
        call(ACCOUNT, operation, "'ConfigurationAggregatorName':'organization'" + rest));
  }

  private void assertRefused(String code, String body) {
    assertThatThrownBy(() -> select(body))
        .isInstanceOfSatisfying(AwsError.class, error -> assertThat(error.code()).isEqualTo(code));
  }

  private static String token(JsonNode answer) {
    return answer.path("NextToken").asText();
  }

  private static AwsCall call(String account, String operation, String body) {
    try {
      JsonNode json = new ObjectMapper().readTree("{" + body.replace('\'', '"') + "}");
      return new AwsCall(account, REGION, "config", operation, "POST", "/", Map.of(), json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(body, e);
    }
  }
}
