package ecrimagecleanup.component.reader;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Compares the time by which the first attempt of a call is signed with the time of the answer. The
 * SDK corrects the times of later attempts when AWS refuses one, so that a wrong clock does not
 * show. Safe for use by many threads.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html">X-Amz-Date</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-date">RFC 9110, Date</a>
 */
final class ClockComparison implements ExecutionInterceptor {
  private static final DateTimeFormatter SIGNED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

  private Optional<Duration> ahead = Optional.empty();

  /** What lets a single call be compared. */
  SdkPlugin plugin() {
    return config ->
        config.overrideConfiguration(
            config.overrideConfiguration().copy(options -> options.addExecutionInterceptor(this)));
  }

  /** How far the clock is ahead; empty before an answer, or if that has no date. */
  synchronized Optional<Duration> ahead() {
    return ahead;
  }

  @Override
  public synchronized void afterTransmission(
      Context.AfterTransmission context, ExecutionAttributes executionAttributes) {
    Optional<Instant> signed =
        context
            .httpRequest()
            .firstMatchingHeader("X-Amz-Date")
            .flatMap(text -> parse(SIGNED, text));
    Optional<Instant> answered =
        context
            .httpResponse()
            .firstMatchingHeader("Date")
            .flatMap(text -> parse(DateTimeFormatter.RFC_1123_DATE_TIME, text));
    if (ahead.isEmpty() && signed.isPresent() && answered.isPresent()) {
      ahead = Optional.of(Duration.between(answered.get(), signed.get()));
    }
  }

  private static Optional<Instant> parse(DateTimeFormatter format, String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, format).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
