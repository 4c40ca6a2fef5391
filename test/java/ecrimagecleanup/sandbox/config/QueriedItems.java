package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ConfigurationItem;
import java.time.Instant;
import java.util.List;

/** Four task definitions and a service of two accounts, and what queries find of them. */
final class QueriedItems {
  static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/";
  static final String IMAGE = "configuration.ContainerDefinitions.Image";

  static final List<ConfigurationItem> ITEMS =
      List.of(
          taskDefinition(
              "111122223333", "orders:1", "INACTIVE", "2026-03-01T10:00:00Z", "orders:1"),
          taskDefinition(
              "111122223333", "orders:2", "ACTIVE", "2026-03-02T10:00:00Z", "orders:2", "otel:7"),
          taskDefinition("444455556666", "orders:1", "ACTIVE", "2026-03-03T10:00:00Z", "orders2:1"),
          taskDefinition("444455556666", "plain:1", "ACTIVE", "2026-03-04T10:00:00.500Z", "orders"),
          service("444455556666", "web", 3));

  private QueriedItems() {}

  /** The rows of the answer. */
  static List<String> run(String expression) {
    return ConfigQuery.parse(expression).run(ITEMS).stream().map(ObjectNode::toString).toList();
  }

  /** The ids of the resources for which a condition holds. */
  static List<String> found(String where) {
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
