package ecrimagecleanup.component.scheduler;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.check.Schedule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.Target;

/** Makes a {@link Schedule} of what EventBridge Scheduler says of it. */
final class ScheduleMapping {
  /**
   * A schedule that fires once.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">schedule
   *     types</a>
   */
  private static final Pattern ONCE = Pattern.compile("at\\(([0-9T:-]+)\\)");

  private ScheduleMapping() {}

  static Schedule toSchedule(GetScheduleResponse response) {
    String expression = requireNonNullElse(response.scheduleExpression(), "");
    Target target = requireNonNullElse(response.target(), Target.builder().build());
    return new Schedule(
        requireNonNullElse(response.name(), ""),
        expression,
        at(expression, requireNonNullElse(response.scheduleExpressionTimezone(), "UTC")),
        requireNonNullElse(response.description(), ""),
        requireNonNullElse(target.input(), ""));
  }

  private static Optional<Instant> at(String expression, String timezone) {
    Matcher once = ONCE.matcher(expression);
    if (!timezone.equals("UTC") || !once.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(once.group(1)).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
