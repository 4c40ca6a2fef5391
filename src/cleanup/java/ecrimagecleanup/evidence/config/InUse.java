package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.evidence.Workloads;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How many ACTIVE task definitions name images of the registries, by account and region.
 *
 * @param byPlace how many, by {@code accountId/region}
 * @param unreadable how many there are whose account and region AWS Config does not show
 */
public record InUse(Map<String, Long> byPlace, long unreadable) {
  private static final Pattern PLACE = Pattern.compile("[0-9]{12}/[a-z0-9-]{1,32}");

  public InUse {
    byPlace = Map.copyOf(byPlace);
  }

  /** Reads the answer to {@link AggregatorQueries#inUse}. */
  public static InUse read(Collection<JsonNode> rows) {
    Map<String, Long> byPlace = new TreeMap<>();
    long unreadable = 0;
    for (JsonNode row : rows) {
      String where = Rows.where(row);
      if (PLACE.matcher(where).matches()) {
        byPlace.merge(where, Rows.count(row), Long::sum);
      } else {
        unreadable += Math.max(1, Rows.count(row));
      }
    }
    return new InUse(byPlace, unreadable);
  }

  /** How many there are in some places. */
  public long in(Workloads places) {
    return byPlace.entrySet().stream()
        .filter(entry -> places.include(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
