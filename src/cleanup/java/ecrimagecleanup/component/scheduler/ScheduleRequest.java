package ecrimagecleanup.component.scheduler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.Target;

/**
 * A one-time schedule that is to be created.
 *
 * @param name its name, of the grammar {@link SchedulerNames}
 * @param at when it fires
 * @param description what a person reads of it
 * @param input what its target receives
 */
record ScheduleRequest(String name, Instant at, Optional<String> description, String input) {
  /**
   * The most characters of a description.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html">CreateSchedule</a>
   */
  static final int MAXIMUM_DESCRIPTION_LENGTH = 512;

  /**
   * The most bytes of an input. The API reference names no limit for it, so this is one of our own:
   * far within the 1 MiB of an SQS message, and what SQS and EventBridge have long allowed.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html">Target</a>
   */
  static final int MAXIMUM_INPUT_BYTES = 256 * 1024;

  private static final String UTC = "UTC";

  // An expression has neither a zone nor fractions of a second.
  private static final DateTimeFormatter EXPRESSION =
      DateTimeFormatter.ofPattern("'at('yyyy-MM-dd'T'HH:mm:ss')'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * @throws IllegalArgumentException if EventBridge Scheduler would not take it
   */
  ScheduleRequest {
    if (!at.equals(at.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(
          "The header %s of the schedule %s has fractions of a second: round it."
              .formatted(EventBridgeSchedulerConstants.AT, name));
    }
    int bytes = input.getBytes(UTF_8).length;
    if (bytes == 0 || bytes > MAXIMUM_INPUT_BYTES) {
      throw new IllegalArgumentException(
          "The body for the schedule %s has %d bytes, but 1 to %d are allowed."
              .formatted(name, bytes, MAXIMUM_INPUT_BYTES));
    }
  }

  CreateScheduleRequest toRequest(EventBridgeSchedulerConfiguration options) {
    return CreateScheduleRequest.builder()
        .groupName(options.getGroupName())
        .name(name)
        .description(description.map(ScheduleRequest::cut).orElse(null))
        .scheduleExpression(EXPRESSION.format(at))
        .scheduleExpressionTimezone(UTC)
        .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
        .actionAfterCompletion(ActionAfterCompletion.DELETE)
        .clientToken(clientToken(options.getGroupName()))
        .target(target(options))
        .build();
  }

  // The retry policy stays at its defaults, which are the maxima: 24 hours and 185 attempts.
  private Target target(EventBridgeSchedulerConfiguration options) {
    Target.Builder target =
        Target.builder().arn(options.getTargetArn()).roleArn(options.getRoleArn()).input(input);
    @Nullable String deadLetterArn = options.getDeadLetterArn();
    if (deadLetterArn != null && !deadLetterArn.isBlank()) {
      target.deadLetterConfig(queue -> queue.arn(deadLetterArn));
    }
    return target.build();
  }

  /** The same for every attempt; a hash, because a token may not have the dots of a name. */
  private String clientToken(String groupName) {
    return UUID.nameUUIDFromBytes((groupName + "/" + name).getBytes(UTF_8)).toString();
  }

  private static String cut(String text) {
    if (text.length() <= MAXIMUM_DESCRIPTION_LENGTH) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(MAXIMUM_DESCRIPTION_LENGTH - 1));
    return text.substring(0, MAXIMUM_DESCRIPTION_LENGTH - (splitsPair ? 1 : 0));
  }
}
