package ecrimagecleanup.bean;

import ecrimagecleanup.message.MalformedMessageException;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in one line why a message failed. The message stays in its queue: it comes again after its
 * visibility timeout, and the redrive policy of the queue moves it to the dead-letter queue when it
 * has failed too often.
 */
public final class FailedMessages implements ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailedMessages.class);

  /** A property of exchanges: the consumer of SQS reports each failure twice. */
  private static final String REPORTED = "ecr-image-cleanup.reported";

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
      LOG.warn(
          "A queue could not be asked for messages: {}: {} It is asked again.",
          exception.getClass().getSimpleName(),
          text(exception));
      return;
    }
    if (exchange.getProperty(REPORTED) != null) {
      return;
    }
    exchange.setProperty(REPORTED, true);
    String id = exchange.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, "unknown", String.class);
    String route = exchange.getFromRouteId();
    Throwable cause = rootOf(exception);
    if (cause instanceof MalformedMessageException) {
      LOG.warn("The message {} of {} is malformed: {}", id, route, text(cause));
    } else {
      LOG.warn(
          "The message {} of {} failed and will come again: {}: {}",
          id,
          route,
          cause.getClass().getSimpleName(),
          text(cause));
      LOG.debug("The message {} of {} failed.", id, route, exception);
    }
  }

  private static String text(Throwable cause) {
    return oneLine(String.valueOf(cause.getMessage()));
  }

  /** In one line: what others say must not look like a line of its own. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
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
