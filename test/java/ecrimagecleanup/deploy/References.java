package ecrimagecleanup.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template refers to.
 *
 * @param names of parameters, resources and pseudo parameters
 * @param attributes of resources, as {@code Resource.Attribute}
 * @param conditions by name
 */
record References(Set<String> names, Set<String> attributes, Set<String> conditions) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
  private static final Set<String> PSEUDO =
      Set.of("AWS::AccountId", "AWS::Region", "AWS::Partition", "AWS::NoValue");

  /** The attributes that are used here, by type. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "AWS::SQS::Queue.Arn",
          "AWS::SQS::Queue.QueueName",
          "AWS::IAM::Role.Arn",
          "AWS::Events::EventBus.Arn",
          "AWS::Events::Rule.Arn",
          "AWS::Scheduler::ScheduleGroup.Arn",
          "AWS::Logs::LogGroup.Arn",
          "AWS::ECS::Service.Name",
          "AWS::EC2::SecurityGroup.GroupId");

  static References of(Template template) {
    References found = new References(new HashSet<>(), new HashSet<>(), new HashSet<>());
    template.json().forEach(section -> found.collect(section));
    return found;
  }

  private void collect(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "Ref" -> names.add(value.asText());
        case "Fn::GetAtt" -> attributes.add(value.path(0).asText() + "." + value.path(1).asText());
        case "Fn::Sub" -> substitution(value);
        case "Fn::If" -> conditions.add(value.path(0).asText());
        case "Condition" -> {
          if (value.isTextual()) {
            conditions.add(value.asText());
          }
        }
        default -> {}
      }
      collect(value);
    }
    if (node.isArray()) {
      node.forEach(element -> collect(element));
    }
  }

  private void substitution(JsonNode argument) {
    JsonNode text = argument.isArray() ? argument.path(0) : argument;
    Matcher variables = VARIABLE.matcher(text.asText());
    while (variables.find()) {
      String name = variables.group(1);
      if (!argument.path(1).has(name)) {
        (name.contains(".") ? attributes : names).add(name);
      }
    }
  }

  /** The references to what is not there. */
  List<String> unresolved(Template template) {
    List<String> unresolved = new ArrayList<>();
    for (String name : names) {
      if (!PSEUDO.contains(name)
          && !template.section("Parameters").has(name)
          && !template.section("Resources").has(name)) {
        unresolved.add(name);
      }
    }
    for (String attribute : attributes) {
      int dot = attribute.indexOf('.');
      String id = attribute.substring(0, dot);
      if (!template.section("Resources").has(id)
          || !ATTRIBUTES.contains(template.type(id) + attribute.substring(dot))) {
        unresolved.add(attribute);
      }
    }
    conditions.stream()
        .filter(condition -> !template.section("Conditions").has(condition))
        .forEach(unresolved::add);
    return unresolved;
  }
}
