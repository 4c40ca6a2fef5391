package ecrimagecleanup.sandbox.config;

import static ecrimagecleanup.sandbox.config.QueriedItems.HOST;
import static ecrimagecleanup.sandbox.config.QueriedItems.IMAGE;
import static ecrimagecleanup.sandbox.config.QueriedItems.ITEMS;
import static ecrimagecleanup.sandbox.config.QueriedItems.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** What the rows of an answer hold, how they are counted, and their order. */
class QueryRowsTest {
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
}
