package ecrimagecleanup.cli;

import ecrimagecleanup.gateway.PlainSentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A failure after which a command goes on, so that nobody else prints its stack trace. */
final class CaughtFailure {
  private static final Logger LOG = LoggerFactory.getLogger(CaughtFailure.class);

  private CaughtFailure() {}

  /** The failure as people read it. The log has the stack trace for {@code --verbose}. */
  static String sentence(Throwable failure) {
    return sentence(failure, PlainSentence.of(failure));
  }

  /** The same for a failure of which there is a sentence already. */
  static String sentence(Throwable failure, String sentence) {
    LOG.debug("{}", sentence, failure);
    return sentence;
  }
}
