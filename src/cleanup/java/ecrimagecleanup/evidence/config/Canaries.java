package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * Where canaries are seen.
 *
 * @param places the accounts and regions with an ACTIVE one, however old
 * @param revisions those that were captured lately
 * @param services the services of canaries; none if nobody asked
 */
public record Canaries(Set<String> places, List<Canary> revisions, List<Canary> services) {
  /** No canary is seen. */
  public static final Canaries NONE = new Canaries(Set.of(), List.of(), List.of());

  private static final BinaryOperator<Instant> LATEST =
      BinaryOperator.maxBy(Comparator.naturalOrder());

  public Canaries {
    places = Set.copyOf(places);
    revisions = List.copyOf(revisions);
    services = List.copyOf(services);
  }

  /** Of revisions, which tell where they are. */
  public static Canaries of(Collection<Canary> revisions, Collection<Canary> services) {
    Set<String> places = new TreeSet<>();
    revisions.stream().filter(Canary::active).map(Canary::where).forEach(places::add);
    return new Canaries(places, List.copyOf(revisions), List.copyOf(services));
  }

  /**
   * Reads the answer to {@link AggregatorQueries#canaries}. Rows that are no canary are left out.
   *
   * @param family the family of the canaries
   */
  public static Canaries read(Collection<JsonNode> rows, String family) {
    List<Canary> revisions = new ArrayList<>();
    List<Canary> services = new ArrayList<>();
    Set<String> places = new TreeSet<>();
    for (JsonNode row : rows) {
      if (row.has(Rows.COUNT)) {
        place(row).ifPresent(places::add);
      } else if (row.path("resourceType").asText().equals("AWS::ECS::Service")) {
        Canary.ofService(row, family).ifPresent(services::add);
      } else {
        Canary.parse(row).ifPresent(revisions::add);
      }
    }
    places.addAll(of(revisions, services).places());
    return new Canaries(places, revisions, services);
  }

  /** What is no account in a region is no place, and can become no workload. */
  private static Optional<String> place(JsonNode row) {
    try {
      return Optional.of(Registry.parse(Rows.where(row)).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** For each account and region the newest capture of a canary, as far as that is known. */
  public Map<String, Instant> recordedAt() {
    Map<String, Instant> newest = new HashMap<>();
    revisions.forEach(
        canary ->
            canary.capturedAt().ifPresent(time -> newest.merge(canary.where(), time, LATEST)));
    return newest;
  }

  /** Why the recorder of an account and region may see nothing; empty if it does. */
  public Optional<String> blindSpot(CoverageRules rules, String place, Instant now) {
    List<Canary> there = at(place, revisions);
    if (!places.contains(place)) {
      return Optional.of(
          "The aggregator shows no ACTIVE canary task definition in %s, so AWS Config may not record there."
              .formatted(place));
    }
    if (isDaily(there)) {
      return Optional.of(
          "AWS Config records task definitions in %s only once a day. Record them continuously."
              .formatted(place));
    }
    Optional<String> old =
        rules
            .canaryAge()
            .filter(age -> isOlder(there, age, now))
            .map(
                age ->
                    "AWS Config last captured a canary in %s more than %s ago, so its recorder may have stopped."
                        .formatted(place, Durations.inWords(age)));
    return old.isPresent() || rules.servicesProved() ? old : serviceBlindSpot(rules, place, now);
  }

  private Optional<String> serviceBlindSpot(CoverageRules rules, String place, Instant now) {
    List<Canary> there = at(place, services);
    if (there.isEmpty()) {
      return Optional.of(
          "The aggregator shows no service of the canary in %s, so AWS Config may not record services there, and ecs-live is not one of cleanup.evidence."
              .formatted(place));
    }
    if (isDaily(there)) {
      return Optional.of(
          "AWS Config records services in %s only once a day. Record them continuously."
              .formatted(place));
    }
    return rules
        .canaryAge()
        .filter(age -> isOlder(there, age, now))
        .map(
            age ->
                "AWS Config last captured the service of the canary in %s more than %s ago, so it may no longer record services."
                    .formatted(place, Durations.inWords(age)));
  }

  private static List<Canary> at(String place, List<Canary> canaries) {
    return canaries.stream().filter(canary -> canary.where().equals(place)).toList();
  }

  /** What was recorded once a day before the recorder was changed stays so for ever. */
  private static boolean isDaily(List<Canary> there) {
    Optional<Instant> newest = newest(there);
    return there.stream()
        .anyMatch(
            canary ->
                canary.daily()
                    && (canary.capturedAt().isEmpty() || canary.capturedAt().equals(newest)));
  }

  private static boolean isOlder(List<Canary> there, Duration age, Instant now) {
    return newest(there).filter(time -> !time.plus(age).isBefore(now)).isEmpty();
  }

  private static Optional<Instant> newest(List<Canary> there) {
    return there.stream()
        .flatMap(canary -> canary.capturedAt().stream())
        .max(Comparator.naturalOrder());
  }

  /** The newest capture of a canary in an account and region. */
  public Optional<Instant> newestAt(String place) {
    return newest(at(place, revisions));
  }
}
