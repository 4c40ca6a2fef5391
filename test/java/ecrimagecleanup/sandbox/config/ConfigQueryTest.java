package ecrimagecleanup.sandbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.ConfigurationItem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigQueryTest {
  private static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/";
  private static final String IMAGE = "configuration.ContainerDefinitions.Image";

  private static final List<ConfigurationItem> ITEMS =
      List.of(
          taskDefinition(
              "111122223333", "orders:1", "INACTIVE", "2026-03-01T10:00:00Z", "orders:1"),
          taskDefinition(
              "111122223333", "orders:2", "ACTIVE", "2026-03-02T10:00:00Z", "orders:2", "otel:7"),
          taskDefinition("444455556666", "orders:1", "ACTIVE", "2026-03-03T10:00:00Z", "orders2:1"),
          taskDefinition("444455556666", "plain:1", "ACTIVE", "2026-03-04T10:00:00.500Z", "orders"),
          service("444455556666", "web", 3));

  @Test
  void rowsAreNestedAndHoldOnlyWhatIsSelected() {
    assertThat(
            run(
                "SELECT accountId, configuration.Status, "
                    + IMAGE
                    + " WHERE "
                    + IMAGE
                    + " = '"
                    + HOST
                    + "otel:7'"))
        .containsExactly(
            "{\"accountId\":\"111122223333\",\"configuration\":{\"Status\":\"ACTIVE\","
                + "\"ContainerDefinitions\":[{\"Image\":\""
                + HOST
                + "orders:2\"},{\"Image\":\""
                + HOST
                + "otel:7\"}]}}");
  }

  @Test
  void twoPropertiesOfTheSameElementStayTogether() {
    assertThat(
            run(
                "SELECT configuration.ContainerDefinitions.Name, "
                    + IMAGE
                    + " WHERE "
                    + IMAGE
                    + " = '"
                    + HOST
                    + "orders'"))
        .containsExactly(
            "{\"configuration\":{\"ContainerDefinitions\":[{\"Name\":\"c0\",\"Image\":\""
                + HOST
                + "orders\"}]}}");
  }

  @Test
  void aMissingPropertyIsLeftOut() {
    assertThat(run("SELECT resourceName, awsRegion, configuration.Status WHERE resourceId = 'web'"))
        .containsExactly("{\"awsRegion\":\"eu-central-1\"}");
  }

  @Test
  void aStarSelectsTheScalarsOfTheTopLevel() {
    ConfigQuery query = ConfigQuery.parse("SELECT * WHERE resourceId = 'web'");
    JsonNode row = query.run(ITEMS).get(0);
    assertThat(row.fieldNames())
        .toIterable()
        .contains("resourceId", "accountId", "configurationItemCaptureTime")
        .doesNotContain("configuration");
    assertThat(row.path("configurationItemCaptureTime").asText())
        .isEqualTo("2026-03-05T00:00:00.000Z");
    assertThat(query.fields()).contains("arn").doesNotContain("configuration");
  }

  @Test
  void theRepositoryQueryFindsEveryFormOfAReferenceAndNoOtherRepository() {
    String repository = HOST + "orders";
    assertThat(
            found(
                ("resourceType = 'AWS::ECS::TaskDefinition' AND (%1$s = '%2$s' OR %1$s LIKE '%2$s:%%'"
                        + " OR %1$s LIKE '%2$s@%%')")
                    .formatted(IMAGE, repository)))
        .containsExactly("orders:1", "orders:2", "plain:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          configuration.Status = 'ACTIVE'                                | 3
          configuration.Status = 'active'                                | 0
          configuration.status = 'ACTIVE'                                | 0
          accountId IN ('111122223333', '777')                           | 2
          accountId NOT IN ('111122223333')                              | 3
          accountId IN ('111122223333', '777') AND configuration.Status = 'INACTIVE' | 1
          NOT accountId IN ('111122223333') AND configuration.Status = 'ACTIVE' | 2
          accountId IN ('777') OR accountId IN ('111122223333') AND accountId IN ('777') OR accountId IN ('111122223333') | 2
          accountId IN ('111122223333', '777') AND (configuration.Status = 'ACTIVE') | 1
          accountId = 111122223333                                       | 0
          configuration.DesiredCount = 3                                 | 1
          configuration.DesiredCount = 3.0                               | 1
          configuration.DesiredCount = '3'                               | 0
          configuration.DesiredCount BETWEEN 3 AND 5                     | 1
          configuration.DesiredCount BETWEEN 4 AND 5                     | 0
          configuration.DesiredCount NOT BETWEEN 4 AND 5                 | 5
          configuration.DesiredCount BETWEEN -1 AND 5                    | 1
          configuration.Managed = true                                   | 1
          configuration.Managed = FALSE                                  | 0
          NOT configuration.Status = 'ACTIVE'                            | 2
          NOT configuration.Nowhere.AtAll = 'x'                          | 5
          configuration.Nowhere.AtAll = 'x'                              | 0
          configuration = 'x'                                            | 0
          configuration.ContainerDefinitions = 'x'                       | 0
          NOT accountId = '111122223333' AND configuration.Status = 'ACTIVE' | 2
          NOT (accountId = '111122223333' AND configuration.Status = 'ACTIVE') | 4
          accountId = '1' OR accountId = '111122223333' AND configuration.Status = 'ACTIVE' | 1
          (accountId = '1' OR accountId = '111122223333') AND configuration.Status = 'ACTIVE' | 1
          configuration.Status LIKE 'INA%'                               | 1
          configuration.Status LIKE 'INACTIVE'                           | 1
          configuration.Status LIKE '_ACTIVE%'                           | 0
          configuration.Status LIKE 'ACT_VE%'                            | 3
          configuration.Status NOT LIKE 'ACT%'                           | 2
          configurationItemCaptureTime BETWEEN '2026-03-02T10:00:00Z' AND '2026-03-04T10:00:00Z' | 2
          configurationItemCaptureTime BETWEEN '2026-03-02T10:00:00.001Z' AND '2026-03-04T10:00:01Z' | 2
          configurationItemStatus = 'OK' and recordingFrequency = 'CONTINUOUS' | 5
          """)
  void conditions(String where, int items) {
    assertThat(found(where)).hasSize(items);
  }

  @Test
  void conditionsOnAnArrayAreTestedAgainstAllElementsIndependently() {
    String both = IMAGE + " LIKE '" + HOST + "otel%' AND " + IMAGE + " LIKE '" + HOST + "orders%'";
    assertThat(found(both)).containsExactly("orders:2");
  }

  @Test
  void anUnderscoreInARepositoryNameMatchesMoreThanItself() {
    assertThat(found(IMAGE + " LIKE '" + HOST + "order_:%'"))
        .containsExactly("orders:1", "orders:2");
  }

  @Test
  void charactersOfRegularExpressionsMeanNothing() {
    assertThat(found(IMAGE + " LIKE '.*.*%'")).isEmpty();
    assertThat(found(IMAGE + " LIKE '\u00dc\uD83D\uDE00)(%'")).isEmpty();
  }

  @Test
  void countsByGroup() {
    ConfigQuery query =
        ConfigQuery.parse(
            "SELECT accountId, COUNT(*) WHERE resourceType = 'AWS::ECS::TaskDefinition'"
                + " GROUP BY accountId, awsRegion ORDER BY accountId DESC");
    assertThat(query.fields()).containsExactly("accountId", "COUNT(*)");
    assertThat(query.isAggregate()).isTrue();
    assertThat(query.run(ITEMS))
        .extracting(ObjectNode::toString)
        .containsExactly(
            "{\"accountId\":\"444455556666\",\"COUNT(*)\":2}",
            "{\"accountId\":\"111122223333\",\"COUNT(*)\":2}");
  }

  @Test
  void countsAllAndNothing() {
    assertThat(run("SELECT COUNT(*)")).containsExactly("{\"COUNT(*)\":5}");
    assertThat(run("select count( * ) where accountId = 'x'")).containsExactly("{\"COUNT(*)\":0}");
    assertThat(run("SELECT accountId, COUNT(*) WHERE accountId = 'x' GROUP BY accountId"))
        .isEmpty();
  }

  @Test
  void ordersByCountAndByProperty() {
    assertThat(run("SELECT accountId, COUNT(*) GROUP BY accountId ORDER BY COUNT(*) DESC"))
        .first()
        .asString()
        .contains("444455556666");
    assertThat(run("SELECT resourceId ORDER BY accountId DESC, resourceId"))
        .containsExactly(
            "{\"resourceId\":\"orders:1\"}",
            "{\"resourceId\":\"plain:1\"}",
            "{\"resourceId\":\"web\"}",
            "{\"resourceId\":\"orders:1\"}",
            "{\"resourceId\":\"orders:2\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "SELECT",
        "DELETE WHERE accountId = 'x'",
        "WHERE accountId = 'x'",
        "SELECT accountId FROM resources",
        "SELECT accountId AS a",
        "SELECT accountId awsRegion",
        "SELECT accountId, *",
        "SELECT DISTINCT accountId",
        "SELECT ALL accountId",
        "SELECT TOP 3 accountId",
        "SELECT accountId LIMIT 3",
        "SELECT accountid",
        "SELECT accountId.x",
        "SELECT unknown",
        "SELECT 'x'",
        "SELECT MAX(accountId)",
        "SELECT COUNT(accountId)",
        "SELECT COUNT(*), awsRegion",
        "SELECT (accountId)",
        "SELECT accountId JOIN b",
        "SELECT accountId UNION SELECT accountId",
        "SELECT accountId; SELECT accountId",
        "SELECT accountId;",
        "SELECT accountId SELECT accountId",
        "(SELECT accountId)",
        "SELECT CASE WHEN accountId = 'x' THEN 1 END",
        "SELECT accountId WHERE",
        "SELECT accountId WHERE accountId",
        "SELECT accountId WHERE accountId = awsRegion",
        "SELECT accountId WHERE 'x' = accountId",
        "SELECT accountId WHERE 'x' = 'x'",
        "SELECT accountId WHERE 1 = 1",
        "SELECT accountId WHERE true",
        "SELECT accountId WHERE accountId = NULL",
        "SELECT accountId WHERE accountId IS NULL",
        "SELECT accountId WHERE accountId IS NOT NULL",
        "SELECT accountId WHERE accountId <> 'x'",
        "SELECT accountId WHERE accountId != 'x'",
        "SELECT accountId WHERE accountId > 'x'",
        "SELECT accountId WHERE NOT NOT",
        "SELECT accountId WHERE accountId = ('x')",
        "SELECT accountId WHERE accountId IN ()",
        "SELECT accountId WHERE accountId IN 'x'",
        "SELECT accountId WHERE accountId IN (SELECT accountId)",
        "SELECT accountId WHERE accountId IN (awsRegion)",
        "SELECT accountId WHERE COUNT(*) = 1",
        "SELECT accountId WHERE accountId = \"x\"",
        "SELECT accountId WHERE accountId = `x`",
        "SELECT accountId WHERE accountId = 'it''s'",
        "SELECT accountId WHERE accountId = 'x''y'",
        "SELECT accountId WHERE accountId = 'x\\'",
        "SELECT accountId WHERE accountId = 'x",
        "SELECT accountId WHERE accountId = 'x' 'y'",
        "SELECT accountId WHERE accountId = 'x' -- all",
        "SELECT accountId WHERE accountId = 'x' /* all */",
        "SELECT accountId # all",
        "SELECT accountId WHERE accountId LIKE '%'",
        "SELECT accountId WHERE accountId LIKE '%abc'",
        "SELECT accountId WHERE accountId LIKE 'abc%def'",
        "SELECT accountId WHERE accountId LIKE 'abc%%'",
        "SELECT accountId WHERE accountId LIKE 'ab%'",
        "SELECT accountId WHERE accountId LIKE 'ab'",
        "SELECT accountId WHERE accountId LIKE 123",
        "SELECT accountId WHERE 'abc%' LIKE accountId",
        "SELECT accountId WHERE accountId LIKE 'abc%' ESCAPE '!'",
        "SELECT accountId WHERE accountId = 3x",
        "SELECT accountId WHERE accountId = 1.2.3",
        "SELECT accountId WHERE accountId = :name",
        "SELECT accountId WHERE configuration.a[0] = 'x'",
        "SELECT accountId WHERE configuration..a = 'x'",
        "SELECT configuration.Status WHERE configuration.status = 'x'",
        "SELECT accountId, awsRegion GROUP BY accountId",
        "SELECT accountId GROUP BY (accountId)",
        "SELECT accountId GROUP BY ()",
        "SELECT * GROUP BY accountId",
        "SELECT accountId, COUNT(*) GROUP BY accountId, awsRegion ORDER BY COUNT(*)",
        "SELECT accountId GROUP BY accountId, awsRegion, arn, resourceId",
        "SELECT accountId GROUP BY accountId HAVING COUNT(*) = 1",
        "SELECT accountId GROUP BY accountId ORDER BY awsRegion",
        "SELECT accountId ORDER BY COUNT(*)",
        "SELECT accountId ORDER BY 'x'"
      })
  void everythingElseIsRefused(String expression) {
    assertRefused(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x' OR accountId = '111122223333",
        "x') OR (accountId = '111122223333",
        "x' --",
        "x' /*",
        "x\\' OR accountId LIKE '1111%",
        "'; SELECT * WHERE accountId LIKE '1111%",
        "x'' OR ''1''=''1",
        "x' UNION SELECT arn WHERE accountId LIKE '1111",
        "x\u2019 OR 1=1",
        "p0",
        "s0",
        "x\n' OR 'a' = 'a"
      })
  void aValueCannotWidenAQueryUnlessTheCallerForgotToValidateTheQuote(String repository) {
    String query =
        "SELECT arn WHERE " + IMAGE + " LIKE '" + HOST + repository + ":%' AND accountId = 'none'";
    try {
      assertThat(ConfigQuery.parse(query).run(ITEMS)).isEmpty();
    } catch (AwsError refused) {
      assertThat(refused.code()).isEqualTo("InvalidExpressionException");
    }
  }

  @Test
  void theLengthIsLimited() {
    String longest = "SELECT arn WHERE arn = '" + "x".repeat(4096 - 25) + "'";
    assertThat(longest).hasSize(4096);
    assertThat(run(longest)).isEmpty();
    assertRefused(longest + " ");
  }

  @Test
  @Timeout(5)
  void longAndDeepQueriesAreAnsweredQuickly() {
    String any = "arn = 'x'" + " OR arn = 'x'".repeat(300);
    assertThat(found(any)).isEmpty();
    String deep = "(".repeat(20) + "arn = 'x'" + ")".repeat(20);
    assertThat(found(deep)).isEmpty();
    assertRefused("SELECT arn WHERE " + "(".repeat(1000) + "arn = 'x'" + ")".repeat(1000));
  }

  @Test
  void namesThatAreKeywordsElsewhereArePlainNames() {
    assertThat(found("configuration.Select.From.group-by = 'x' AND tags.tag = 'k=v'")).isEmpty();
  }

  private static void assertRefused(String expression) {
    assertThatThrownBy(() -> ConfigQuery.parse(expression))
        .isInstanceOfSatisfying(
            AwsError.class,
            error -> assertThat(error.code()).isEqualTo("InvalidExpressionException"));
  }

  private static List<String> run(String expression) {
    return ConfigQuery.parse(expression).run(ITEMS).stream().map(ObjectNode::toString).toList();
  }

  private static List<String> found(String where) {
    return ConfigQuery.parse("SELECT resourceId WHERE " + where).run(ITEMS).stream()
        .map(row -> row.path("resourceId").asText())
        .toList();
  }

  private static ConfigurationItem taskDefinition(
      String account, String id, String status, String capturedAt, String... images) {
    ObjectNode configuration = JsonNodeFactory.instance.objectNode().put("Status", status);
    int index = 0;
    for (String image : images) {
      configuration
          .withArrayProperty("ContainerDefinitions")
          .addObject()
          .put("Name", "c" + index++)
          .put("Image", HOST + image);
    }
    return item(account, id, "AWS::ECS::TaskDefinition", capturedAt, configuration);
  }

  private static ConfigurationItem service(String account, String id, int count) {
    ObjectNode configuration =
        JsonNodeFactory.instance.objectNode().put("DesiredCount", count).put("Managed", true);
    return item(account, id, "AWS::ECS::Service", "2026-03-05T00:00:00Z", configuration);
  }

  private static ConfigurationItem item(
      String account, String id, String type, String capturedAt, ObjectNode configuration) {
    String arn = "arn:aws:ecs:eu-central-1:" + account + ":thing/" + id;
    return new ConfigurationItem(
        account,
        "eu-central-1",
        type,
        id,
        arn,
        Instant.parse(capturedAt),
        "CONTINUOUS",
        configuration);
  }
}
