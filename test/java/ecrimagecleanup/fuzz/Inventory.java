package ecrimagecleanup.fuzz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.sandbox.ConfigurationItem;
import ecrimagecleanup.sandbox.config.ConfigQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Configuration items of one type, each of which says one text, asked as AWS Config is.
 *
 * @param texts what the items say
 * @param items the items; the id of each is the number of its text
 */
record Inventory(List<String> texts, List<ConfigurationItem> items) {
  private static final Instant CAPTURED = Instant.parse("2026-03-02T09:00:00Z");

  /** ACTIVE task definitions of one container, by its image. */
  static Inventory ofImages(List<String> images) {
    return of(
        "AWS::ECS::TaskDefinition",
        images,
        images.stream().map(Inventory::taskDefinition).toList());
  }

  /** What is no task definition, and says the same. */
  static Inventory ofLookAlikes(List<String> images) {
    return of("AWS::ECS::Service", images, images.stream().map(Inventory::taskDefinition).toList());
  }

  private static ObjectNode taskDefinition(String image) {
    ObjectNode configuration = JsonNodeFactory.instance.objectNode().put("Status", "ACTIVE");
    configuration.putArray("ContainerDefinitions").addObject().put("Image", image);
    return configuration;
  }

  /** ACTIVE task definitions, by their family. */
  static Inventory ofFamilies(List<String> families) {
    return of(
        "AWS::ECS::TaskDefinition",
        families,
        families.stream().map(f -> taskDefinition("nginx").put("Family", f)).toList());
  }

  /** Services, by their task definition. */
  static Inventory ofServices(List<String> taskDefinitions) {
    return of(
        "AWS::ECS::Service",
        taskDefinitions,
        taskDefinitions.stream()
            .map(text -> JsonNodeFactory.instance.objectNode().put("TaskDefinition", text))
            .toList());
  }

  private static Inventory of(String type, List<String> texts, List<ObjectNode> configurations) {
    List<ConfigurationItem> items = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String arn = Integer.toString(i);
      items.add(
          new ConfigurationItem(
              "111122223333",
              "eu-central-1",
              type,
              arn,
              arn,
              CAPTURED,
              "CONTINUOUS",
              configurations.get(i)));
    }
    return new Inventory(List.copyOf(texts), List.copyOf(items));
  }

  /** What those say that a query finds. */
  Set<String> found(AggregatorQuery query) {
    Set<String> found = new TreeSet<>();
    rows(query)
        .filter(row -> row.has("arn"))
        .forEach(row -> found.add(texts.get(Integer.parseInt(row.path("arn").asText()))));
    return found;
  }

  /** How many a query counts. */
  int counted(AggregatorQuery query) {
    return rows(query).mapToInt(row -> row.path("COUNT(*)").intValue()).sum();
  }

  private Stream<ObjectNode> rows(AggregatorQuery query) {
    return query.expressions().stream()
        .map(ConfigQuery::parse)
        .flatMap(parsed -> parsed.run(items).stream());
  }
}
