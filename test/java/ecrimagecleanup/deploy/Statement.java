package ecrimagecleanup.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A statement of a policy that allows something.
 *
 * @param sid its name
 * @param actions in full, without wildcards
 * @param resources ARNs in which {@code *} stands for anything
 * @param conditions what {@code StringEquals} asks for, by condition key
 */
record Statement(
    String sid, List<String> actions, List<String> resources, Map<String, String> conditions) {

  /** The statements of a policy document without functions. */
  static List<Statement> of(JsonNode document) {
    return stream(document.required("Statement")).map(Statement::statement).toList();
  }

  private static Statement statement(JsonNode json) {
    JsonNode condition = json.path("Condition");
    if (!json.required("Effect").asText().equals("Allow")
        || (condition.size() > 0 && !condition.has("StringEquals"))
        || condition.size() > 1) {
      throw new IllegalArgumentException("Not understood here: " + json);
    }
    return new Statement(
        json.required("Sid").asText(),
        texts(json.required("Action")),
        texts(json.required("Resource")),
        condition.path("StringEquals").properties().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, field -> field.getValue().asText())));
  }

  boolean allows(Call call) {
    return actions.contains(call.action())
        && resources.stream().anyMatch(resource -> covers(resource, call))
        && conditions.entrySet().stream()
            .allMatch(wanted -> wanted.getValue().equals(call.context().get(wanted.getKey())));
  }

  static boolean covers(String resource, Call call) {
    return Pattern.matches(
        Stream.of(resource.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        call.resource());
  }

  private static List<String> texts(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? stream(oneOrMore).map(JsonNode::asText).toList()
        : List.of(oneOrMore.asText());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
