package ecrimagecleanup.observe;

import ecrimagecleanup.gateway.PlainSentence;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in one line why a report to owners could not be sent, and what to do. Nothing else depends
 * on a report. Stateless.
 */
public final class UnsentReports {
  private static final Logger LOG = LoggerFactory.getLogger(UnsentReports.class);

  /** Logs it. */
  public void say(@ExchangeException Exception failure) {
    LOG.warn(
        "A report to owners could not be sent, or not as a whole: {} The next one comes at its time; run ecr-image-cleanup report to have it now.",
        PlainSentence.of(failure));
  }
}
