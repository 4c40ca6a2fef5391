package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.AggregatorSource;
import ecrimagecleanup.evidence.config.Coverage;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.words.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Has the AWS Config aggregator copied every account and region?
 *
 * @param reading what is read
 * @param rules what has to be so
 * @param workloads where containers run, as it is known when it is examined
 * @param clock the clock
 */
public record AggregatorExamination(
    Reading reading, CoverageRules rules, Supplier<Workloads> workloads, Clock clock)
    implements Examination {
  @Override
  public String area() {
    return "aggregator";
  }

  @Override
  public List<Diagnosis> examine() {
    return judge(reading.aggregatorSources(), clock.instant());
  }

  List<Diagnosis> judge(Collection<AggregatorSource> sources, Instant now) {
    List<String> places = workloads.get().places();
    List<Diagnosis> diagnoses = new ArrayList<>();
    sources.stream()
        .sorted(Comparator.comparing(AggregatorSource::name))
        .forEach(source -> diagnoses.add(judge(source, places, now)));
    for (String place : places) {
      if (sources.stream().noneMatch(source -> source.covers(place))) {
        diagnoses.add(
            failed(
                area(),
                "The aggregator has no source for %s.".formatted(place),
                "Add the account and region to the sources of the aggregator, or take it out of cleanup.workloads if nothing runs there."));
      }
    }
    return diagnoses;
  }

  private Diagnosis judge(AggregatorSource source, List<String> places, Instant now) {
    boolean covers = places.stream().anyMatch(source::covers);
    Optional<String> blindSpot = Coverage.blindSpot(rules, source, now);
    if (blindSpot.isPresent()) {
      return covers
          ? failed(area(), blindSpot.get(), remedy(source))
          : warning(
              area(),
              blindSpot.get() + " It covers no workload, so nothing depends on it.",
              "Nothing has to be done, unless containers run there: then list it in cleanup.workloads.");
    }
    return ok(
        area(),
        "The source %s is %s, copied %s ago%s."
            .formatted(
                source.name(),
                source.status(),
                source
                    .updatedAt()
                    .map(time -> Durations.roughly(Duration.between(time, now)))
                    .orElse("an unknown time"),
                covers ? "" : "; it is not one of cleanup.workloads"));
  }

  private static String remedy(AggregatorSource source) {
    return source.status().equals("FAILED")
        ? "Authorise the aggregator in that account and region, and see that its recorder is there and switched on; AWS Config tries again by itself."
        : "Wait for AWS Config to copy it; if it stays so, see that its recorder is switched on, and that the role of the aggregator can read the organisation.";
  }
}
