package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;

/** JSON as AWS writes it. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A list of texts. */
  public static ArrayNode texts(Iterable<String> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(list::add);
    return list;
  }

  /** A list of anything. */
  public static ArrayNode list(Iterable<? extends JsonNode> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(list::add);
    return list;
  }

  /** A time as the JSON protocols have it: seconds since 1970, with milliseconds. */
  public static JsonNode seconds(Instant time) {
    return JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(time.toEpochMilli(), 3));
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      IllegalArgumentException notJson =
          new IllegalArgumentException("This is not JSON: " + e.getOriginalMessage());
      // As its cause it would be printed in place of the sentence.
      notJson.addSuppressed(e);
      throw notJson;
    }
  }

  /**
   * Reads the body of an HTTP call; an empty one is an empty object.
   *
   * @throws AwsError if it is not JSON
   */
  public static JsonNode body(byte[] body) {
    try {
      return body.length == 0 ? object() : MAPPER.readTree(body);
    } catch (IOException e) {
      throw AwsError.badRequest("SerializationException", "The body is not JSON");
    }
  }

  /** Writes a text. */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
