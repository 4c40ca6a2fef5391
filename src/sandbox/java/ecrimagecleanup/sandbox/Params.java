package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a call of a JSON protocol, read as AWS reads them.
 *
 * @param body what was sent
 * @param errorCode the code of the error that a wrong parameter is answered with
 */
public record Params(JsonNode body, String errorCode) {

  /** A parameter that may be absent. */
  public Optional<String> text(String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw invalid(name, "Value must be a string");
    }
    return Optional.of(value.textValue());
  }

  /** A parameter that must be there and not empty. */
  public String required(String name) {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> invalid(name, "Value must not be null"));
  }

  /** A number between bounds, or {@code otherwise}. */
  public int number(String name, int least, int most, int otherwise) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > most) {
      throw invalid(name, "Value must be between %d and %d".formatted(least, most));
    }
    return value.intValue();
  }

  /** Whether a parameter is {@code true}. */
  public boolean flag(String name) {
    return body.path(name).asBoolean(false);
  }

  /** Whether a parameter is there. */
  public boolean has(String name) {
    return body.hasNonNull(name);
  }

  /** The elements of a list of at most {@code most}; none if it is absent. */
  public List<JsonNode> list(String name, int most) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw invalid(name, "Value must be a list");
    }
    if (value.size() > most) {
      throw invalid(name, "Member must have length less than or equal to " + most);
    }
    List<JsonNode> elements = new ArrayList<>();
    value.forEach(elements::add);
    return elements;
  }

  /** The texts of a list of at most {@code most}; none if it is absent. */
  public List<String> texts(String name, int most) {
    return list(name, most).stream().map(JsonNode::asText).toList();
  }

  /** A structure; without any parameter if it is absent. */
  public Params inner(String name) {
    return new Params(body.path(name), errorCode);
  }

  /** The error that a wrong parameter is answered with. */
  public AwsError invalid(String name, String why) {
    return AwsError.badRequest(
        errorCode,
        "Invalid parameter at '%s' failed to satisfy constraint: '%s'".formatted(name, why));
  }
}
