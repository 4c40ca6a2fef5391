package ecrimagecleanup.bean;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Lets every part of a split have its turn, and fails the whole afterwards if any part failed. What
 * is split goes on as it was. It says so instead of relying on what Camel does without a strategy,
 * which depends on the error handler.
 */
public final class FirstFailure implements AggregationStrategy {
  @Override
  public Exchange aggregate(@Nullable Exchange before, Exchange part) {
    throw new UnsupportedOperationException("It needs to know what is split.");
  }

  @Override
  public Exchange aggregate(@Nullable Exchange before, Exchange part, Exchange whole) {
    if (whole.getException() == null && part.getException() != null) {
      whole.setException(part.getException());
    }
    return whole;
  }
}
