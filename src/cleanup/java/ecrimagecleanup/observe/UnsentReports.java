package ecrimagecleanup.observe;

import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in one line why a report to owners could not be sent, and what to do. Nothing else depends
 * on a report. Stateless.
 */
public final class UnsentReports {
  private static final Logger LOG = LoggerFactory.getLogger(UnsentReports.class);

  private static final String SENTENCE =
      "A report to owners could not be sent, or not as a whole: {} The next one comes at its time; run ecr-image-cleanup report to have it now.";

  /** Logs one, with its stack if nobody foresaw that this can go wrong. */
  public void say(@ExchangeException Exception failure) {
    HttpProblem problem = HttpProblem.of(failure);
    if (problem.foreseen()) {
      LOG.warn(SENTENCE, problem.what());
    } else {
      LOG.warn(SENTENCE, problem.what(), failure);
    }
  }
}
