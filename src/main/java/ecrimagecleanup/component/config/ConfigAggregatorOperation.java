package ecrimagecleanup.component.config;

/**
 * What a {@code config-aggregator:} endpoint does. The names are the values of the option. The
 * result replaces the body; it is complete, or the call fails.
 */
public enum ConfigAggregatorOperation {
  /**
   * The rows of all expressions of a query. An {@link ecrimagecleanup.check.AggregatorQuery}
   * becomes a {@code List<JsonNode>} of objects. No rows do not mean that there is nothing: the
   * aggregator may not see it.
   */
  select,

  /**
   * The sources of the aggregator and how they were last aggregated. Any body becomes a {@code
   * List<AggregatorSource>}.
   */
  describeSources
}
