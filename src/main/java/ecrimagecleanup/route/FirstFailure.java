package ecrimagecleanup.route;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Lets every part of a split have its turn, and fails the whole afterwards if any part failed.
 * Camel would otherwise forget the failure of a part, and the message would be deleted.
 */
public final class FirstFailure implements AggregationStrategy {
  @Override
  public Exchange aggregate(@Nullable Exchange before, Exchange next) {
    if (before == null) {
      return next;
    }
    if (before.getException() == null && next.getException() != null) {
      before.setException(next.getException());
    }
    return before;
  }
}
