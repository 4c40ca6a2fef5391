package ecrimagecleanup.observe;

import ecrimagecleanup.gateway.PlainSentence;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in one line why a report to owners could not be sent, and what to do. Nothing else depends
 * on a report. Stateless.
 */
public final class UnsentReports implements ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnsentReports.class);

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
    LOG.warn(
        "A report to owners could not be sent, or not as a whole: {} The next one comes at its time; run ecr-image-cleanup report to have it now.",
        PlainSentence.of(exception));
  }
}
