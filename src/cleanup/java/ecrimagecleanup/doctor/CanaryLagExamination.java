package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.CaptureTime;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.evidence.ecs.Registrations;
import ecrimagecleanup.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How long does AWS Config take to capture the canary after ECS registered it, and does
 * cleanup.canary-age leave room for that? That the newest is too old is said of the recorder.
 *
 * @param reading what is read
 * @param rules what has to be so
 * @param workloads where containers run, as it is known when it is examined
 */
public record CanaryLagExamination(
    Reading reading, CoverageRules rules, Supplier<Workloads> workloads) implements Examination {
  /** How often the template has a canary registered. */
  private static final Duration PERIOD = Duration.ofDays(1);

  /**
   * A capture of a canary.
   *
   * @param revision which one
   * @param at when AWS Config captured it
   */
  record Capture(TaskDefinitionArn revision, Instant at) {}

  @Override
  public String area() {
    return "canary and recorder";
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  /** What ECS says only shows how much room is left. */
  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    Collection<Capture> captures = newest(reading.canaries(), workloads.get()).values();
    return captures.isEmpty()
        ? List.of()
        : judge(captures, reading.registrations(captures.stream().map(Capture::revision).toList()));
  }

  /** The newest capture of each workload, by its place. */
  static Map<String, Capture> newest(Collection<JsonNode> rows, Workloads workloads) {
    Map<String, Capture> newest = new TreeMap<>();
    for (JsonNode row : rows) {
      TaskDefinitionArn.parse(row.path("arn").asText())
          .filter(arn -> workloads.include(arn.where()))
          .flatMap(arn -> CaptureTime.of(row).map(at -> new Capture(arn, at)))
          .ifPresent(
              capture ->
                  newest.merge(
                      capture.revision().where(),
                      capture,
                      (one, other) ->
                          one.revision().revision() > other.revision().revision() ? one : other));
    }
    return newest;
  }

  /** Judges how long each took. */
  List<Diagnosis> judge(Collection<Capture> captures, Registrations registered) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    NavigableMap<Duration, Capture> inTime = new TreeMap<>();
    for (Capture capture : captures) {
      Instant at = registered.at().get(capture.revision());
      if (at == null) {
        diagnoses.add(
            warning(
                area(),
                "ECS does not say when it registered the canary %s, so nobody knows how long AWS Config took."
                    .formatted(capture.revision().brief()),
                "Let the role of cleanup.reader-role there call ecs:DescribeTaskDefinition."));
      } else if (isLate(Duration.between(at, capture.at()))) {
        diagnoses.add(late(capture, at));
      } else {
        inTime.put(Duration.between(at, capture.at()), capture);
      }
    }
    if (!inTime.isEmpty()) {
      diagnoses.add(ok(area(), sentence(inTime.lastEntry().getValue(), inTime.lastKey())));
    }
    return diagnoses;
  }

  private boolean isLate(Duration lag) {
    return rules.canaryAge().filter(age -> lag.plus(PERIOD).compareTo(age) > 0).isPresent();
  }

  private Diagnosis late(Capture capture, Instant registered) {
    return warning(
        area(),
        "AWS Config captured the canary %s %s after ECS registered it. It is registered once a day, so it can be older than cleanup.canary-age=%s before the next one is seen, and every image is kept until then."
            .formatted(
                capture.revision().brief(),
                Durations.roughly(Duration.between(registered, capture.at())),
                rules.canaryAge().orElseThrow()),
        "Set cleanup.canary-age to at least %s."
            .formatted(PERIOD.plus(Duration.between(registered, capture.at())).plusHours(1)));
  }

  private static String sentence(Capture slowest, Duration lag) {
    return "AWS Config captured the newest canary of each workload at most %s after ECS registered it; the slowest was %s."
        .formatted(Durations.roughly(lag), slowest.revision().brief());
  }
}
