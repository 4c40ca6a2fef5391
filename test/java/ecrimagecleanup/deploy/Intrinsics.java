package ecrimagecleanup.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import ecrimagecleanup.sandbox.World;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What the functions of a template come to, with parameters, in the shared account. */
final class Intrinsics {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

  private final Template template;
  private final Map<String, String> parameters;
  private final String partition;
  private final PhysicalNames names;

  Intrinsics(Template template, Map<String, String> parameters) {
    this(template, parameters, "aws");
  }

  /**
   * @param partition that of the account, such as {@code aws-cn}
   */
  Intrinsics(Template template, Map<String, String> parameters, String partition) {
    this.template = template;
    this.parameters = parameters;
    this.partition = partition;
    this.names = new PhysicalNames(template, partition, this::resolve);
  }

  /** What a part of the template comes to; missing where it is {@code AWS::NoValue}. */
  JsonNode resolve(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
      for (JsonNode element : array) {
        JsonNode value = resolve(element);
        if (!value.isMissingNode()) {
          resolved.add(value);
        }
      }
      return resolved;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    Map.Entry<String, JsonNode> only = object.properties().iterator().next();
    if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
      return call(only.getKey(), only.getValue());
    }
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = resolve(field.getValue());
      if (!value.isMissingNode()) {
        resolved.set(field.getKey(), value);
      }
    }
    return resolved;
  }

  private JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> ref(argument.asText());
      case "Fn::GetAtt" ->
          TextNode.valueOf(names.attribute(argument.path(0).asText(), argument.path(1).asText()));
      case "Fn::If" -> resolve(argument.path(holds(argument.path(0).asText()) ? 1 : 2));
      case "Fn::Sub" -> TextNode.valueOf(substitute(argument));
      case "Fn::Split" -> split(argument);
      case "Fn::Select" -> resolve(argument.path(1)).path(argument.path(0).asInt());
      default -> throw new IllegalArgumentException("Not known here: " + function);
    };
  }

  private JsonNode split(JsonNode argument) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    String separator = Pattern.quote(argument.path(0).asText());
    Arrays.stream(resolve(argument.path(1)).asText().split(separator, -1)).forEach(parts::add);
    return parts;
  }

  private JsonNode ref(String name) {
    return switch (name) {
      case "AWS::NoValue" -> MissingNode.getInstance();
      case "AWS::AccountId" -> TextNode.valueOf(World.SHARED_ACCOUNT);
      case "AWS::Region" -> TextNode.valueOf(World.REGION);
      case "AWS::Partition" -> TextNode.valueOf(partition);
      default ->
          template.section("Parameters").has(name)
              ? TextNode.valueOf(parameter(name))
              : TextNode.valueOf(names.reference(name));
    };
  }

  private String parameter(String name) {
    return Optional.ofNullable(parameters.get(name))
        .orElseGet(() -> template.section("Parameters").path(name).required("Default").asText());
  }

  private String substitute(JsonNode argument) {
    JsonNode text = argument.isArray() ? argument.path(0) : argument;
    JsonNode local = argument.path(1);
    return VARIABLE
        .matcher(text.asText())
        .replaceAll(found -> Matcher.quoteReplacement(variable(found, local)));
  }

  private String variable(MatchResult found, JsonNode local) {
    String name = found.group(1);
    if (local.has(name)) {
      return resolve(local.path(name)).asText();
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? ref(name).asText()
        : names.attribute(name.substring(0, dot), name.substring(dot + 1));
  }

  /** Whether a condition of the template holds. */
  boolean holds(String condition) {
    return test(template.section("Conditions").required(condition));
  }

  private boolean test(JsonNode condition) {
    Iterator<Map.Entry<String, JsonNode>> fields = condition.properties().iterator();
    Map.Entry<String, JsonNode> only = fields.next();
    JsonNode of = only.getValue();
    return switch (only.getKey()) {
      case "Condition" -> holds(of.asText());
      case "Fn::Equals" -> resolve(of.path(0)).asText().equals(resolve(of.path(1)).asText());
      case "Fn::Not" -> !test(of.path(0));
      case "Fn::And" -> StreamSupport.stream(of.spliterator(), false).allMatch(this::test);
      case "Fn::Or" -> StreamSupport.stream(of.spliterator(), false).anyMatch(this::test);
      default -> throw new IllegalArgumentException("No condition: " + condition);
    };
  }
}
