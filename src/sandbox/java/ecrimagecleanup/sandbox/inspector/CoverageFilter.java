package ecrimagecleanup.sandbox.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Params;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The criteria that a resource has to meet: all of them, and of the values of each one at least
 * one. Those of dates, numbers and maps are refused, rather than passed over.
 *
 * @param criteria by their name
 */
record CoverageFilter(Map<String, List<Criterion>> criteria) {

  /** Where a resource has what a criterion is about. */
  private static final Map<String, String> PLACES =
      Map.of(
          "accountId", "/accountId",
          "ecrRepositoryName", "/resourceMetadata/ecrRepository/name",
          "resourceId", "/resourceId",
          "resourceType", "/resourceType",
          "scanStatusCode", "/scanStatus/statusCode",
          "scanStatusReason", "/scanStatus/reason",
          "scanType", "/scanType");

  /**
   * One comparison.
   *
   * @param equal whether it is to be equal or is not
   * @param value what it is compared with
   */
  record Criterion(boolean equal, String value) {
    boolean accepts(String actual) {
      return actual.equals(value) == equal;
    }
  }

  static CoverageFilter of(Params params) {
    Params given = params.inner("filterCriteria");
    Map<String, List<Criterion>> criteria = new HashMap<>();
    given
        .body()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!PLACES.containsKey(name)) {
                throw params.invalid("filterCriteria." + name, "The sandbox does not know it");
              }
              List<JsonNode> comparisons = given.list(name, 10);
              if (comparisons.isEmpty()) {
                throw params.invalid("filterCriteria." + name, "Member must not be empty");
              }
              criteria.put(
                  name, comparisons.stream().map(json -> criterion(json, params)).toList());
            });
    return new CoverageFilter(Map.copyOf(criteria));
  }

  boolean accepts(ObjectNode resource) {
    return criteria.entrySet().stream()
        .allMatch(
            entry -> {
              String actual = resource.at(PLACES.getOrDefault(entry.getKey(), "")).asText();
              return entry.getValue().stream().anyMatch(criterion -> criterion.accepts(actual));
            });
  }

  private static Criterion criterion(JsonNode json, Params params) {
    String comparison = json.path("comparison").asText();
    if (!Set.of("EQUALS", "NOT_EQUALS").contains(comparison)) {
      throw params.invalid("filterCriteria.comparison", "Member must satisfy enum value set");
    }
    return new Criterion(comparison.equals("EQUALS"), json.path("value").asText());
  }
}
