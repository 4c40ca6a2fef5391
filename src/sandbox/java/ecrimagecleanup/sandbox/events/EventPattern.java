package ecrimagecleanup.sandbox.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.sandbox.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;

/**
 * An event pattern: exact values, {@code prefix}, {@code suffix}, {@code equals-ignore-case},
 * {@code anything-but} (values, {@code prefix}, {@code suffix}) and {@code exists}, at any depth.
 * The other comparisons are refused.
 */
public final class EventPattern {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TEXT_TESTS = Set.of("prefix", "suffix", "equals-ignore-case");

  private final JsonNode pattern;

  private EventPattern(JsonNode pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads a pattern.
   *
   * @throws AwsError {@code InvalidEventPatternException}
   */
  public static EventPattern parse(String text) {
    try {
      JsonNode pattern = JSON.readTree(text);
      checkFields(pattern);
      return new EventPattern(pattern);
    } catch (JsonProcessingException e) {
      throw invalid("it is not JSON");
    }
  }

  /** Whether an event matches. */
  public boolean matches(JsonNode event) {
    return fieldsMatch(pattern, List.of(event));
  }

  @Override
  public String toString() {
    return pattern.toString();
  }

  private static void checkFields(JsonNode fields) {
    if (!fields.isObject() || fields.isEmpty()) {
      throw invalid("Event pattern is not a JSON object with fields");
    }
    for (Entry<String, JsonNode> field : fields.properties()) {
      if (field.getKey().startsWith("$")) {
        throw invalid("the sandbox does not know " + field.getKey());
      }
      if (!field.getValue().isArray()) {
        checkFields(field.getValue());
      } else if (field.getValue().isEmpty()) {
        throw invalid("Empty arrays are not allowed");
      } else {
        field.getValue().forEach(EventPattern::checkTest);
      }
    }
  }

  private static void checkTest(JsonNode test) {
    if (!test.isContainerNode()) {
      return;
    }
    JsonNode argument = test.elements().hasNext() ? test.elements().next() : test;
    boolean known =
        test.isObject()
            && test.size() == 1
            && (test.path("exists").isBoolean()
                || TEXT_TESTS.stream().anyMatch(name -> test.path(name).isTextual())
                || (test.has("anything-but") && isExclusion(argument)));
    if (!known) {
      throw invalid("Unrecognized match type " + test);
    }
  }

  private static boolean isExclusion(JsonNode argument) {
    if (argument.isArray()) {
      return !argument.isEmpty();
    }
    return !argument.isObject()
        || (argument.size() == 1
            && (argument.path("prefix").isTextual() || argument.path("suffix").isTextual()));
  }

  private static boolean fieldsMatch(JsonNode fields, List<JsonNode> nodes) {
    return fields.properties().stream()
        .allMatch(field -> fieldMatches(field.getValue(), below(nodes, field.getKey())));
  }

  private static boolean fieldMatches(JsonNode wanted, List<JsonNode> found) {
    if (wanted.isObject()) {
      return fieldsMatch(wanted, found);
    }
    for (JsonNode test : wanted) {
      if (test.has("exists")
          ? test.path("exists").booleanValue() == !found.isEmpty()
          : found.stream().anyMatch(value -> valueMatches(test, value))) {
        return true;
      }
    }
    return false;
  }

  private static boolean valueMatches(JsonNode test, JsonNode value) {
    if (!test.isObject()) {
      return isSame(test, value);
    }
    String text = value.isTextual() ? value.textValue() : "";
    Entry<String, JsonNode> only = test.properties().iterator().next();
    String argument = only.getValue().asText();
    return switch (only.getKey()) {
      case "prefix" -> value.isTextual() && text.startsWith(argument);
      case "suffix" -> value.isTextual() && text.endsWith(argument);
      case "equals-ignore-case" -> value.isTextual() && text.equalsIgnoreCase(argument);
      default -> !isExcluded(only.getValue(), value);
    };
  }

  private static boolean isExcluded(JsonNode exclusion, JsonNode value) {
    if (!exclusion.isArray()) {
      return valueMatches(exclusion, value);
    }
    for (JsonNode each : exclusion) {
      if (valueMatches(each, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    return (one.isNumber() && other.isNumber())
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  /** What a field leads to, through arrays; nothing where it is absent. */
  private static List<JsonNode> below(List<JsonNode> nodes, String field) {
    List<JsonNode> found = new ArrayList<>();
    nodes.forEach(node -> flatten(node.path(field), found));
    return found;
  }

  private static void flatten(JsonNode node, List<JsonNode> found) {
    if (node.isArray()) {
      node.forEach(element -> flatten(element, found));
    } else if (!node.isMissingNode()) {
      found.add(node);
    }
  }

  private static AwsError invalid(String reason) {
    return AwsError.badRequest(
        "InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
  }
}
