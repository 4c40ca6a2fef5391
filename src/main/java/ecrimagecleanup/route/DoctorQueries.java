package ecrimagecleanup.route;

import ecrimagecleanup.check.AggregatorQueries;
import ecrimagecleanup.check.AggregatorQuery;

/** What the routes of {@code doctor} ask the aggregator. Stateless. */
public final class DoctorQueries {
  private final AggregatorQueries queries;
  private final Registries registries;

  public DoctorQueries(AggregatorQueries queries, Registries registries) {
    this.queries = queries;
    this.registries = registries;
  }

  /** How many task definitions of which status name images of the registries. */
  public AggregatorQuery statuses() {
    return queries.statuses(registries.all());
  }

  /** How many ACTIVE revisions of which family name images of the registries. */
  public AggregatorQuery activeFamilies() {
    return queries.activeFamilies(registries.all());
  }
}
