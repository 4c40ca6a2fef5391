package ecrimagecleanup.component.config;

/** What a {@code config-aggregator:} endpoint does. The names are the values of the option. */
public enum ConfigAggregatorOperation {
  /** The rows of a query. */
  select,
  /** The sources of the aggregator and how they were last aggregated. */
  describeSources
}
