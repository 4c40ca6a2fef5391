package ecrimagecleanup.component.config;

import ecrimagecleanup.component.AwsOperation;
import java.util.List;

/**
 * What a {@code config-aggregator:} endpoint does. The names are the values of the option. The
 * result replaces the body; it is complete, or the call fails.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html">IAM
 *     actions of the service</a>
 */
public enum ConfigAggregatorOperation implements AwsOperation {
  /**
   * The rows of all expressions of a query. An {@link
   * ecrimagecleanup.evidence.config.AggregatorQuery}, or with the option {@code expression} any
   * body, becomes a {@code List<JsonNode>} of objects; an {@link
   * ecrimagecleanup.evidence.config.AggregatorReading} what it makes of them, page by page. No rows
   * do not mean that there is nothing: the aggregator may not see it.
   */
  select("config:SelectAggregateResourceConfig"),

  /**
   * The sources of the aggregator and how they were last aggregated. Any body becomes a {@code
   * List<AggregatorSource>}.
   */
  describeSources("config:DescribeConfigurationAggregatorSourcesStatus");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> actions;

  ConfigAggregatorOperation(String... actions) {
    this.actions = List.of(actions);
  }

  @Override
  public List<String> actions() {
    return actions;
  }
}
