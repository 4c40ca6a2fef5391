package ecrimagecleanup.evidence.config;

import java.util.List;

/**
 * A query for the AWS Config aggregator, as one or more expressions whose answers together are the
 * answer. Only {@link AggregatorQueries} and {@link ExaminationQueries} make one, and only from
 * validated types: the query language has no escaping.
 */
public final class AggregatorQuery {
  /**
   * The longest expression that Config takes, in characters.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_SelectAggregateResourceConfig.html">SelectAggregateResourceConfig</a>
   */
  public static final int MAXIMUM_EXPRESSION_LENGTH = 4096;

  private final List<String> expressions;

  /**
   * @throws IllegalArgumentException if an expression is longer than Config takes
   */
  AggregatorQuery(List<String> expressions) {
    for (String expression : expressions) {
      if (expression.length() > MAXIMUM_EXPRESSION_LENGTH) {
        throw new IllegalArgumentException(
            "A query has %d characters; Config takes %d. Shorten its template."
                .formatted(expression.length(), MAXIMUM_EXPRESSION_LENGTH));
      }
    }
    this.expressions = List.copyOf(expressions);
  }

  /**
   * The expressions, each within {@link #MAXIMUM_EXPRESSION_LENGTH}; none if there is nothing to
   * ask for.
   */
  public List<String> expressions() {
    return expressions;
  }

  @Override
  public String toString() {
    return String.join("; ", expressions);
  }
}
