package ecrimagecleanup.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A property of a configuration item, such as {@code configuration.ContainerDefinitions.Image}.
 * Names are case-sensitive, and a path runs through arrays without an index.
 */
record PropertyPath(List<String> segments) {
  /** The column that an aggregation adds; no property can have this name. */
  static final PropertyPath COUNT = new PropertyPath(List.of("COUNT(*)"));

  private static final Set<String> SCALARS =
      Set.of(
          "accountId",
          "arn",
          "availabilityZone",
          "awsRegion",
          "configurationItemCaptureTime",
          "configurationItemStatus",
          "configurationStateId",
          "recordingFrequency",
          "resourceCreationTime",
          "resourceId",
          "resourceName",
          "resourceType",
          "version");
  private static final Set<String> TREES =
      Set.of("configuration", "relationships", "supplementaryConfiguration", "tags");

  static PropertyPath of(String dotted) {
    return new PropertyPath(List.of(dotted.split("\\.", -1)));
  }

  /** Whether configuration items have such a property, as far as that is known. */
  boolean isKnown() {
    String root = segments.get(0);
    return TREES.contains(root) || (segments.size() == 1 && SCALARS.contains(root));
  }

  /** Every scalar that the path leads to; through an array there can be several. */
  List<JsonNode> scalarsIn(JsonNode item) {
    List<JsonNode> found = new ArrayList<>();
    collect(item, 0, found);
    return found;
  }

  private void collect(JsonNode node, int depth, List<JsonNode> found) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, depth, found));
    } else if (depth < segments.size()) {
      collect(node.path(segments.get(depth)), depth + 1, found);
    } else if (node.isValueNode() && !node.isNull()) {
      found.add(node);
    }
  }

  @Override
  public String toString() {
    return String.join(".", segments);
  }
}
