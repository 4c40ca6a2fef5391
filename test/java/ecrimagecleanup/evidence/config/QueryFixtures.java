package ecrimagecleanup.evidence.config;

import java.util.List;

/** Queries of any text, for tests of what carries them. */
public final class QueryFixtures {
  private QueryFixtures() {}

  public static AggregatorQuery query(String... expressions) {
    return new AggregatorQuery(List.of(expressions));
  }
}
