package ecrimagecleanup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.Rows;
import ecrimagecleanup.evidence.ecs.CountedFamilies;
import ecrimagecleanup.evidence.ecs.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many ACTIVE revisions of a family AWS Config shows, and how many ECS lists.
 *
 * @param family the family
 * @param shown by AWS Config
 * @param listed by ECS, at most {@link CountedFamilies#MOST}
 */
record ComparedFamily(Family family, long shown, int listed) {
  private static final int MOST_OF_A_WORKLOAD = 5;
  private static final int MOST = 100;

  /**
   * The families to compare: of each workload the few of which AWS Config shows most revisions, and
   * at most {@value #MOST} in all, because each is a call.
   *
   * @param rows how many ACTIVE revisions AWS Config shows, by account, region and family
   */
  static Map<Family, Long> chosen(Collection<JsonNode> rows, Workloads workloads) {
    Map<String, List<Map.Entry<Family, Long>>> byPlace = new TreeMap<>();
    for (JsonNode row : rows) {
      family(row)
          .filter(family -> workloads.include(family.where()))
          .ifPresent(
              family ->
                  byPlace
                      .computeIfAbsent(family.where(), place -> new ArrayList<>())
                      .add(Map.entry(family, Rows.count(row))));
    }
    Map<Family, Long> chosen = new HashMap<>();
    byPlace.values().stream()
        .flatMap(
            families ->
                families.stream()
                    .sorted(
                        Comparator.<Map.Entry<Family, Long>>comparingLong(Map.Entry::getValue)
                            .reversed()
                            .thenComparing(family -> family.getKey().name()))
                    .limit(MOST_OF_A_WORKLOAD))
        .limit(MOST)
        .forEach(family -> chosen.put(family.getKey(), family.getValue()));
    return chosen;
  }

  private static Optional<Family> family(JsonNode row) {
    try {
      return Optional.of(
          new Family(
              Rows.text(row, "accountId") + "/" + Rows.text(row, "awsRegion"),
              Rows.text(row, "configuration.Family")));
    } catch (IllegalArgumentException e) {
      // A row that does not say of which family it is can be compared with nothing.
      return Optional.empty();
    }
  }

  /** Those that ECS could be asked for, by name. */
  static List<ComparedFamily> of(Map<Family, Long> shown, CountedFamilies listed) {
    return listed.active().entrySet().stream()
        .map(
            family ->
                new ComparedFamily(
                    family.getKey(), shown.getOrDefault(family.getKey(), 0L), family.getValue()))
        .sorted(Comparator.comparing(compared -> compared.family().toString()))
        .toList();
  }

  /** Whether AWS Config shows revisions that ECS does not list. */
  boolean showsMore() {
    return shown > listed && listed < CountedFamilies.MOST;
  }

  /** Whether ECS lists revisions that AWS Config does not show. */
  boolean showsFewer() {
    return shown < listed;
  }

  /** Whether AWS Config shows one of several, which may be the latest. */
  boolean showsOne() {
    return showsFewer() && shown == 1;
  }

  /** For people. */
  @Override
  public String toString() {
    return "%s (AWS Config %d, ECS %s)"
        .formatted(
            family, shown, listed < CountedFamilies.MOST ? listed + "" : listed + " or more");
  }
}
