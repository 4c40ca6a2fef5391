package ecrimagecleanup.bean;

import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.words.OneLine;
import ecrimagecleanup.words.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in one line why a message failed, or why a queue gives none. A message stays in its queue:
 * it comes again after its visibility timeout, and the redrive policy of the queue moves it to the
 * dead-letter queue when it has failed too often. Of a queue that goes on failing it says so once a
 * minute. Safe for several threads.
 */
public final class FailedMessages implements ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailedMessages.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Pattern QUEUE = Pattern.compile("aws2-sqs:(?://)?([A-Za-z0-9_.-]+)");

  /** A property of exchanges: the consumer of SQS reports each failure twice. */
  private static final String REPORTED = "ecr-image-cleanup.reported";

  /**
   * How often a queue has failed.
   *
   * @param unsaid how many failures were not logged since
   * @param saidAt when one was logged last
   */
  private record Trouble(int unsaid, Instant saidAt) {}

  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private final Clock clock;

  public FailedMessages(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void handleException(Throwable exception) {
    handleException("", null, exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    handleException(message, null, exception);
  }

  @Override
  public void handleException(
      @Nullable String message, @Nullable Exchange exchange, Throwable exception) {
    if (exchange == null) {
      queueFailed(queue(message).orElse("a queue"), exception);
    } else if (exchange.getProperty(REPORTED) == null) {
      exchange.setProperty(REPORTED, true);
      messageFailed(exchange, exception);
    }
  }

  private void queueFailed(String queue, Throwable exception) {
    Instant now = clock.instant();
    Trouble trouble =
        troubles.compute(
            queue,
            (name, before) ->
                before != null && before.saidAt().plus(PAUSE).isAfter(now)
                    ? new Trouble(before.unsaid() + 1, before.saidAt())
                    : new Trouble(0, now));
    if (trouble.unsaid() == 0) {
      Throwable cause = rootOf(exception);
      LOG.warn(
          "No messages can be taken from {}: {}: {} It is asked again every 5 seconds; while that fails, this line comes once a minute.",
          queue,
          cause.getClass().getSimpleName(),
          Sentence.ended(text(cause)));
    }
    LOG.debug("No messages can be taken from {}.", queue, exception);
  }

  private static void messageFailed(Exchange exchange, Throwable exception) {
    Throwable cause = rootOf(exception);
    Optional<String> queue =
        queue(Optional.ofNullable(exchange.getFromEndpoint()).map(Endpoint::toString).orElse(""));
    String id = exchange.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, "", String.class);
    String route = exchange.getFromRouteId();
    if (id.isEmpty()) {
      LOG.warn(
          "The route {} failed and will run again at its next time: {}: {}",
          route,
          cause.getClass().getSimpleName(),
          text(cause));
    } else if (cause instanceof MalformedMessageException) {
      LOG.warn("The message {} of {} is malformed: {}", id, queue.orElse(route), text(cause));
    } else {
      LOG.warn(
          "The message {} of {} failed and will come again: {}: {}",
          id,
          queue.orElse(route),
          cause.getClass().getSimpleName(),
          text(cause));
      LOG.debug("The message {} of {} failed.", id, queue.orElse(route), exception);
    }
  }

  private static Optional<String> queue(@Nullable String text) {
    return QUEUE
        .matcher(text == null ? "" : text)
        .results()
        .map((MatchResult found) -> "the queue " + found.group(1))
        .findFirst();
  }

  private static String text(Throwable cause) {
    return OneLine.of(String.valueOf(cause.getMessage()));
  }

  /** The cause of what Camel and reflection made of it. */
  static Throwable rootOf(Throwable exception) {
    Throwable root = exception;
    while (root.getCause() != null && !(root instanceof MalformedMessageException)) {
      root = root.getCause();
    }
    return root;
  }
}
