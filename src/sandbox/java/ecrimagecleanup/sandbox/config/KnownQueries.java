package ecrimagecleanup.sandbox.config;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Queries that were read already: the same few come again and again, and reading one takes long.
 * Several services can share them. Safe for several threads.
 */
public final class KnownQueries {
  private static final int MOST = 10_000;

  private final Map<String, ConfigQuery> queries = new ConcurrentHashMap<>();

  /**
   * What a query says.
   *
   * @throws ecrimagecleanup.sandbox.AwsError {@code InvalidExpressionException} if it is none
   */
  ConfigQuery read(String expression) {
    ConfigQuery known = queries.get(expression);
    if (known != null) {
      return known;
    }
    ConfigQuery query = ConfigQuery.parse(expression);
    if (queries.size() >= MOST) {
      queries.clear();
    }
    queries.put(expression, query);
    return query;
  }
}
