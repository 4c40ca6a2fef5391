package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import java.util.List;

/** What ECS checks in a new task definition, and what it adds to it. */
final class ContainerDefaults {
  private ContainerDefaults() {}

  /** What was given, with the defaults of its containers. */
  static ObjectNode apply(Params params) {
    String family = params.required("family");
    if (!family.matches("[A-Za-z0-9_-]{1,255}")) {
      throw AwsError.badRequest(
          "ClientException",
          "Family contains invalid characters: only letters, numbers, hyphens and underscores");
    }
    List<JsonNode> containers = params.list("containerDefinitions", 100);
    if (containers.isEmpty()) {
      throw AwsError.badRequest("ClientException", "TaskDefinition must have a container.");
    }
    ObjectNode given = params.body().deepCopy();
    ArrayNode complete = given.putArray("containerDefinitions");
    containers.forEach(container -> complete.add(container(container)));
    return given;
  }

  private static ObjectNode container(JsonNode given) {
    for (String name : List.of("name", "image")) {
      if (given.path(name).asText("").isEmpty()) {
        throw AwsError.badRequest(
            "ClientException", "Container.%s should not be null or empty.".formatted(name));
      }
    }
    ObjectNode container =
        Json.object()
            .put("name", given.path("name").asText())
            .put("image", given.path("image").asText())
            .put("cpu", 0)
            .put("essential", true);
    for (String list :
        List.of("portMappings", "environment", "mountPoints", "volumesFrom", "systemControls")) {
      container.putArray(list);
    }
    given.properties().forEach(field -> container.set(field.getKey(), field.getValue()));
    return container;
  }
}
