package ecrimagecleanup.evidence.config;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.evidence.Workloads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Whether the aggregator can see everything that there is to see. An empty answer of an aggregator
 * that is blind looks the same as that of one which sees nothing.
 *
 * @param workloads the accounts and regions that it has to see
 * @param blindSpots why it cannot; none if it can
 * @param recordedAt for each account and region, when its recorder is known to have worked
 * @param proof what was looked at
 */
public record Coverage(
    Workloads workloads, List<String> blindSpots, Map<String, Instant> recordedAt, String proof)
    implements SourceAnswer {
  private static final String SUCCEEDED = "SUCCEEDED";
  private static final BinaryOperator<Instant> LATEST =
      BinaryOperator.maxBy(Comparator.naturalOrder());

  public Coverage {
    blindSpots = List.copyOf(blindSpots);
    recordedAt = Map.copyOf(recordedAt);
  }

  /**
   * Judges what was read.
   *
   * @param rules what has to be so
   * @param sources all sources of the aggregator
   * @param canaries all canaries that it shows
   * @param inUse how many ACTIVE task definitions that name images of the registries it shows
   * @param now the time
   */
  public static Coverage of(
      CoverageRules rules,
      Collection<AggregatorSource> sources,
      Collection<Canary> canaries,
      long inUse,
      Instant now) {
    Map<String, Instant> recordedAt = new HashMap<>();
    canaries.forEach(
        canary ->
            canary.capturedAt().ifPresent(time -> recordedAt.merge(canary.where(), time, LATEST)));
    List<String> blindSpots = new ArrayList<>();
    sources.forEach(source -> blindSpot(rules, source, now).ifPresent(blindSpots::add));
    for (String place : rules.workloads().places()) {
      if (sources.stream().noneMatch(source -> source.covers(place))) {
        blindSpots.add("The aggregator has no source for %s.".formatted(place));
      }
      blindSpot(
              rules,
              place,
              canaries.stream().filter(canary -> canary.where().equals(place)).toList(),
              now)
          .ifPresent(blindSpots::add);
    }
    if (inUse < rules.minimumInUse()) {
      blindSpots.add(
          "The aggregator shows %d ACTIVE task definitions that name images of the registries; cleanup.minimum-in-use asks for %d."
              .formatted(inUse, rules.minimumInUse()));
    }
    return new Coverage(
        rules.workloads(),
        blindSpots,
        recordedAt,
        "The aggregator has copied all of its %d sources, and shows the canaries of %d accounts and regions."
            .formatted(sources.size(), rules.workloads().places().size()));
  }

  /** Why the aggregator cannot see what a source has; empty if it can. */
  public static Optional<String> blindSpot(
      CoverageRules rules, AggregatorSource source, Instant now) {
    if (!source.status().equals(SUCCEEDED)) {
      return Optional.of(
          "The aggregator's source %s is %s%s."
              .formatted(
                  source.name(),
                  source.status().isEmpty() ? "without a status" : source.status(),
                  source.errorCode().isEmpty() ? "" : " (" + source.errorCode() + ")"));
    }
    return source
            .updatedAt()
            .filter(time -> !time.plus(rules.sourceAge()).isBefore(now))
            .isPresent()
        ? Optional.empty()
        : Optional.of(
            "The aggregator has not copied its source %s within %s."
                .formatted(source.name(), rules.sourceAge()));
  }

  /**
   * Why the recorder of an account and region may see nothing; empty if it does.
   *
   * @param canaries all canaries that the aggregator shows there
   */
  public static Optional<String> blindSpot(
      CoverageRules rules, String place, List<Canary> canaries, Instant now) {
    Optional<Instant> newest =
        canaries.stream()
            .flatMap(canary -> canary.capturedAt().stream())
            .max(Comparator.naturalOrder());
    if (canaries.stream().noneMatch(Canary::active)) {
      return Optional.of(
          "The aggregator shows no ACTIVE canary in %s, so AWS Config may not record there."
              .formatted(place));
    }
    if (canaries.stream().anyMatch(canary -> canary.daily() && isNewest(canary, newest))) {
      return Optional.of(
          "AWS Config records task definitions in %s only once a day: record them continuously."
              .formatted(place));
    }
    return rules
        .canaryAge()
        .filter(age -> newest.filter(time -> !time.plus(age).isBefore(now)).isEmpty())
        .map(
            age ->
                "AWS Config has captured no canary in %s within %s, so its recorder may have stopped."
                    .formatted(place, age));
  }

  /** What was recorded once a day before the recorder was changed stays so for ever. */
  private static boolean isNewest(Canary canary, Optional<Instant> newest) {
    return canary.capturedAt().isEmpty() || canary.capturedAt().equals(newest);
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    return Map.of(EvidenceQuestion.COVERAGE, evidence(image.cause()));
  }

  private Evidence evidence(Cause cause) {
    if (!blindSpots.isEmpty()) {
      return new Unknown(
          blindSpots.size() == 1
              ? blindSpots.get(0)
              : "%s (And %d more.)".formatted(blindSpots.get(0), blindSpots.size() - 1));
    }
    Optional<String> stranger =
        cause
            .causingTaskDefinition()
            .map(arn -> arn.where())
            .filter(where -> !workloads.include(where));
    return stranger.isPresent()
        ? new Unknown(
            "An event came from %s, which is not one of cleanup.workloads: who else runs images there cannot be seen."
                .formatted(stranger.get()))
        : new Unused(proof);
  }

  /** Whether the recorder of an account and region is known to have worked after a time. */
  public boolean isKnownToRecord(String where, Instant after) {
    Instant recorded = recordedAt.get(where);
    return blindSpots.isEmpty() && recorded != null && recorded.isAfter(after);
  }
}
