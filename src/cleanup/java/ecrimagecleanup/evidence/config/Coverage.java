package ecrimagecleanup.evidence.config;

import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Durations;
import ecrimagecleanup.words.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether the aggregator can see everything that there is to see. An empty answer of an aggregator
 * that is blind looks the same as that of one which sees nothing.
 *
 * @param workloads the accounts and regions that it has to see
 * @param ignored those that it need not see
 * @param blindSpots why it cannot; none if it can
 * @param recordedAt for each account and region, when its recorder is known to have worked
 * @param provedFor how long before a check is due each recorder has to be known to have worked, at
 *     the latest; empty if AWS Config is not the only witness
 * @param proof what was looked at
 */
public record Coverage(
    Workloads workloads,
    Workloads ignored,
    List<String> blindSpots,
    Map<String, Instant> recordedAt,
    Optional<Duration> provedFor,
    String proof)
    implements SourceAnswer {
  private static final String SUCCEEDED = "SUCCEEDED";

  public Coverage {
    blindSpots = List.copyOf(blindSpots);
    recordedAt = Map.copyOf(recordedAt);
  }

  /**
   * Judges what was read. It is judged for every workload, whatever caused the check that asks.
   *
   * @param rules what has to be so
   * @param read its sources and the canaries
   * @param inUse how many ACTIVE task definitions that name images of the registries it shows
   * @param now the time
   */
  public static Coverage of(CoverageRules rules, CoverageReading read, InUse inUse, Instant now) {
    Workloads workloads = read.workloads();
    Set<String> blindSpots = new LinkedHashSet<>();
    if (workloads.places().size() < rules.minimumWorkloads()) {
      blindSpots.add(
          "cleanup.workloads and the canaries name %s; cleanup.minimum-workloads asks for %d."
              .formatted(
                  Counts.of(workloads.places().size(), "workload"), rules.minimumWorkloads()));
    }
    for (String place : workloads.places()) {
      blindSpots.addAll(sourceBlindSpots(rules, read.sources(), place, now));
      read.canaries().blindSpot(rules, place, now).ifPresent(blindSpots::add);
    }
    blindSpots.addAll(unlisted(read, inUse));
    if (inUse.in(workloads) < rules.minimumInUse()) {
      blindSpots.add(
          "The aggregator shows %s with images of the registries; cleanup.minimum-in-use asks for %d."
              .formatted(
                  Counts.of(inUse.in(workloads), "ACTIVE task definition"), rules.minimumInUse()));
    }
    return new Coverage(
        workloads,
        read.ignored(),
        List.copyOf(blindSpots),
        read.canaries().recordedAt(),
        rules.provedFor(),
        "The aggregator has copied %s and shows the canary of each."
            .formatted(Counts.of(workloads.places().size(), "workload")));
  }

  /**
   * Why the aggregator cannot see an account and region by its sources. Every source that covers it
   * has to be right, and there has to be one; what covers no workload does not matter.
   */
  private static List<String> sourceBlindSpots(
      CoverageRules rules, Collection<AggregatorSource> sources, String place, Instant now) {
    List<AggregatorSource> covering =
        sources.stream().filter(source -> source.covers(place)).toList();
    return covering.isEmpty()
        ? List.of("The aggregator has no source for %s.".formatted(place))
        : covering.stream().flatMap(source -> blindSpot(rules, source, now).stream()).toList();
  }

  /** Who names our images in a place that nobody listed may run more there than Config shows. */
  private static List<String> unlisted(CoverageReading read, InUse inUse) {
    List<String> blindSpots =
        new TreeMap<>(inUse.byPlace())
            .entrySet().stream()
                .filter(entry -> !read.workloads().include(entry.getKey()))
                .filter(entry -> !read.ignored().include(entry.getKey()))
                .map(
                    entry ->
                        "%s has %s with images of the registries. It is neither in cleanup.workloads nor in cleanup.ignored-places, so nobody can see what runs there. Add it to one of the two."
                            .formatted(
                                entry.getKey(),
                                Counts.of(entry.getValue(), "ACTIVE task definition")))
                .toList();
    return !blindSpots.isEmpty() || inUse.unreadable() == 0
        ? blindSpots
        : List.of(
            "The aggregator does not give the account of %s with images of the registries."
                .formatted(Counts.of(inUse.unreadable(), "ACTIVE task definition")));
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
    return rules
        .sourceAge()
        .filter(age -> source.updatedAt().filter(time -> !time.plus(age).isBefore(now)).isEmpty())
        .map(
            age ->
                "The aggregator last copied its source %s more than %s ago."
                    .formatted(source.name(), Durations.inWords(age)));
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    return Map.of(EvidenceQuestion.COVERAGE, evidence(image));
  }

  private Evidence evidence(Candidate image) {
    Optional<Evidence> blind = Doubt.unknown(blindSpots.stream().map(Doubt::ofEverything).toList());
    if (blind.isPresent()) {
      return blind.get();
    }
    Optional<String> stranger =
        image
            .cause()
            .causingTaskDefinition()
            .map(arn -> arn.where())
            .filter(where -> !workloads.include(where) && !ignored.include(where));
    return stranger
        .map(
            "An event came from %s, which is neither in cleanup.workloads nor in cleanup.ignored-places, so nobody can see what runs there. Add it to one of the two."
                ::formatted)
        .or(() -> provedFor.flatMap(time -> notSeenSince(image.due().minus(time))))
        .<Evidence>map(Unknown::new)
        .orElse(new Unused(proof));
  }

  /**
   * Events of one hour have one check, and a later check takes the place of an earlier one: so
   * whoever registered a task definition until then, in whichever place, this check has to see it.
   */
  private Optional<String> notSeenSince(Instant time) {
    return workloads.places().stream()
        .filter(place -> recordedAt.getOrDefault(place, Instant.MIN).isBefore(time))
        .sorted()
        .findFirst()
        .map(
            place ->
                "AWS Config is not known to have seen what happened in %s until %s: it captured no canary there since. Without ecs-live nothing else shows what runs there."
                    .formatted(place, Times.utc(time)));
  }

  /** Whether the recorder of an account and region is known to have worked after a time. */
  public boolean isKnownToRecord(String where, Instant after) {
    Instant recorded = recordedAt.get(where);
    return blindSpots.isEmpty() && recorded != null && recorded.isAfter(after);
  }
}
