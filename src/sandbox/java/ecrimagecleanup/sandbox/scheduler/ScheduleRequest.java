package ecrimagecleanup.sandbox.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of CreateSchedule and UpdateSchedule, checked. */
final class ScheduleRequest {
  private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z\\-_.]{1,64}");
  private static final Pattern CLIENT_TOKEN = Pattern.compile("[0-9a-zA-Z\\-_]{1,64}");
  private static final Pattern AT = Pattern.compile("at\\(([0-9T:\\-]{19})\\)");
  private static final Pattern SQS_ARN =
      Pattern.compile("arn:aws(?:-[a-z]+)*:sqs:[a-z0-9-]+:[0-9]{12}:[\\w\\-.]{1,80}");
  private static final Pattern ECS_ARN =
      Pattern.compile(
          "arn:aws(?:-[a-z]+)*:(?:ecs:[a-z0-9-]+:[0-9]{12}:cluster/.+|scheduler:::aws-sdk:ecs:.+)");
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws(?:-[a-z]+)?:iam::[0-9]{12}:role/[\\w+=,.@/-]+");
  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
  private static final int MAX_DESCRIPTION = 512;
  private static final int MAX_WINDOW_MINUTES = 1440;
  private static final int MAX_RETRIES = 185;
  private static final int MIN_EVENT_AGE = 60;
  private static final int MAX_EVENT_AGE = 86_400;

  private final JsonNode body;
  private final int mostBytes;

  /**
   * A request.
   *
   * @param mostBytes how large the input may be
   */
  ScheduleRequest(JsonNode body, int mostBytes) {
    this.body = body;
    this.mostBytes = mostBytes;
  }

  static String name(String name) {
    check(NAME.matcher(name).matches(), "'" + name + "' is not a valid name");
    return name;
  }

  String group() {
    return body.has("GroupName") ? name(text("GroupName")) : GroupKey.DEFAULT;
  }

  String clientToken() {
    String token = text("ClientToken");
    check(
        !body.has("ClientToken") || CLIENT_TOKEN.matcher(token).matches(),
        "ClientToken is not valid");
    return token;
  }

  /** When the expression says, which has to lie ahead of {@code now}. */
  Instant due(Instant now) {
    String expression = text("ScheduleExpression");
    Matcher at = AT.matcher(expression);
    check(at.matches(), "Invalid Schedule Expression " + expression + ".");
    try {
      Instant due =
          LocalDateTime.parse(at.group(1), LOCAL_TIME).atZone(ZoneId.of(timezone())).toInstant();
      check(due.isAfter(now), "Invalid Schedule Expression " + expression + ": it has passed.");
      return due;
    } catch (DateTimeException e) {
      throw invalid("Invalid Schedule Expression " + expression + " in zone " + timezone());
    }
  }

  /**
   * Every setting of the schedule. What the request leaves out has its default, also on an update:
   * nothing of the earlier schedule stays.
   */
  ObjectNode settings() {
    checkWindow();
    checkTarget();
    check(text("Description").length() <= MAX_DESCRIPTION, "Description is too long");
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("ScheduleExpression", text("ScheduleExpression"));
    settings.put("ScheduleExpressionTimezone", timezone());
    settings.put("State", choice("State", "ENABLED", Set.of("ENABLED", "DISABLED")));
    settings.put(
        "ActionAfterCompletion", choice("ActionAfterCompletion", "NONE", Set.of("NONE", "DELETE")));
    for (String field :
        Set.of("Description", "StartDate", "EndDate", "KmsKeyArn", "FlexibleTimeWindow")) {
      if (body.has(field)) {
        settings.set(field, body.get(field).deepCopy());
      }
    }
    settings.set("Target", target());
    return settings;
  }

  private ObjectNode target() {
    ObjectNode target = body.path("Target").deepCopy();
    ObjectNode retry = target.withObjectProperty("RetryPolicy");
    if (!retry.has("MaximumRetryAttempts")) {
      retry.put("MaximumRetryAttempts", MAX_RETRIES);
    }
    if (!retry.has("MaximumEventAgeInSeconds")) {
      retry.put("MaximumEventAgeInSeconds", MAX_EVENT_AGE);
    }
    return target;
  }

  private void checkTarget() {
    JsonNode target = body.path("Target");
    check(target.isObject(), "Target is required");
    check(
        SQS_ARN.matcher(target.path("Arn").asText()).matches() || startsTasks(target),
        "Provided Arn is not in correct format; the sandbox knows SQS and ECS.");
    check(
        ROLE_ARN.matcher(target.path("RoleArn").asText()).matches(),
        "RoleArn is not in correct format.");
    JsonNode input = target.path("Input");
    check(
        input.isMissingNode()
            || (!input.asText().isEmpty()
                && input.asText().getBytes(StandardCharsets.UTF_8).length <= mostBytes),
        "Input has 1 to " + mostBytes + " bytes");
    JsonNode deadLetters = target.path("DeadLetterConfig").path("Arn");
    check(
        deadLetters.isMissingNode() || SQS_ARN.matcher(deadLetters.asText()).matches(),
        "The dead-letter queue is not an SQS queue.");
    JsonNode retry = target.path("RetryPolicy");
    checkRange(retry.path("MaximumRetryAttempts"), 0, MAX_RETRIES);
    checkRange(retry.path("MaximumEventAgeInSeconds"), MIN_EVENT_AGE, MAX_EVENT_AGE);
  }

  /** Whether a target is ECS, where the sandbox starts nothing. */
  static boolean startsTasks(JsonNode target) {
    return ECS_ARN.matcher(target.path("Arn").asText()).matches();
  }

  private void checkWindow() {
    JsonNode window = body.path("FlexibleTimeWindow");
    JsonNode minutes = window.path("MaximumWindowInMinutes");
    switch (window.path("Mode").asText()) {
      case "OFF" ->
          check(minutes.isMissingNode(), "MaximumWindowInMinutes does not go with mode OFF");
      case "FLEXIBLE" -> {
        check(minutes.isInt(), "MaximumWindowInMinutes is required");
        checkRange(minutes, 1, MAX_WINDOW_MINUTES);
      }
      default -> throw invalid("FlexibleTimeWindow with a mode is required");
    }
  }

  private String timezone() {
    return body.has("ScheduleExpressionTimezone") ? text("ScheduleExpressionTimezone") : "UTC";
  }

  private String choice(String field, String byDefault, Set<String> allowed) {
    String value = body.has(field) ? text(field) : byDefault;
    check(allowed.contains(value), field + " is not one of " + allowed);
    return value;
  }

  private String text(String field) {
    return body.path(field).asText();
  }

  private static void checkRange(JsonNode value, int from, int to) {
    check(
        value.isMissingNode() || (value.isInt() && value.asInt() >= from && value.asInt() <= to),
        "A number from " + from + " to " + to + " is expected");
  }

  static void check(boolean valid, String message) {
    if (!valid) {
      throw invalid(message);
    }
  }

  static AwsError invalid(String message) {
    return AwsError.badRequest("ValidationException", message);
  }
}
