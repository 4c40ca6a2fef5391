package ecrimagecleanup.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The JSON object of a message, read strictly: what is missing or of another type is a {@link
 * MalformedMessageException} that names the field and never the value.
 */
public final class Message {
  /**
   * The longest body, in characters: the most that SQS delivers.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">message
   *     quotas</a>
   */
  public static final int MAXIMUM_LENGTH = 1_048_576;

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode json;

  private Message(JsonNode json) {
    this.json = json;
  }

  /** Reads the body of a message, which must be a JSON object. */
  public static Message parse(String body) {
    if (body.length() > MAXIMUM_LENGTH) {
      throw new MalformedMessageException(
          "The message has %d characters; at most %d are read."
              .formatted(body.length(), MAXIMUM_LENGTH));
    }
    try {
      JsonNode json = JSON.readTree(body);
      if (!json.isObject()) {
        throw new MalformedMessageException("The message is not a JSON object.");
      }
      return new Message(json);
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the input: only the position is passed on.
      throw new MalformedMessageException("The message is not JSON%s.".formatted(position(e)));
    }
  }

  /**
   * Reads what EventBridge Scheduler delivers. What it could not deliver can be in the dead-letter
   * queue as the call that failed, with the message inside, and may come back from there as it is.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html">dead-letter
   *     events</a>
   */
  public static Message parseDelivered(String body) {
    Message message = parse(body);
    return message.json().has("MessageBody") && message.json().has("QueueUrl")
        ? parse(message.text("MessageBody"))
        : message;
  }

  /** Where reading failed; input beyond one of Jackson's limits has no position. */
  private static String position(JsonProcessingException e) {
    return Optional.ofNullable(e.getLocation())
        .map(at -> " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()))
        .orElse(" or too large");
  }

  /**
   * Accepts a message by its field {@code version}.
   *
   * @param what what it is, for the sentence of a refusal: "check"
   * @param newest the newest version that can be read; the oldest is 1
   */
  public void requireVersion(String what, int newest) {
    JsonNode version = json.path("version");
    if (!version.isInt() || version.intValue() < 1 || version.intValue() > newest) {
      throw new MalformedMessageException(
          "The %s is not of version 1 to %d.".formatted(what, newest));
    }
  }

  /** The node itself, for parts that may be missing or of any type. */
  public JsonNode json() {
    return json;
  }

  /** The object in a field. */
  public Message object(String field) {
    JsonNode value = json.path(field);
    if (!value.isObject()) {
      throw new MalformedMessageException("The field %s is not an object.".formatted(field));
    }
    return new Message(value);
  }

  /** The text in a field. */
  public String text(String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw new MalformedMessageException("The field %s is not a text.".formatted(field));
    }
    return value.textValue();
  }

  /**
   * The time in a field, in ISO 8601 with an offset, of the years from 1970 to 9999: of other times
   * no name of a check can be made, and some cannot be written down again.
   */
  public Instant time(String field) {
    Instant time = anyTime(field);
    if (time.isBefore(Instant.EPOCH) || !time.isBefore(END)) {
      throw new MalformedMessageException(
          "The field %s is not a time of the years from 1970 to 9999.".formatted(field));
    }
    return time;
  }

  private Instant anyTime(String field) {
    try {
      return OffsetDateTime.parse(text(field)).toInstant();
    } catch (DateTimeException e) {
      // Not the cause: its message quotes the input.
      throw new MalformedMessageException(
          "The field %s is not a time like 2026-03-02T09:15:23Z.".formatted(field));
    }
  }
}
