package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.config.Canary;
import ecrimagecleanup.evidence.config.Coverage;
import ecrimagecleanup.evidence.config.CoverageRules;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Does AWS Config record every account and region, and continuously? The recorders are in other
 * accounts, so it is their captures of the canary that tell.
 *
 * @param reading what is read
 * @param rules what has to be so
 * @param clock the clock
 */
public record RecorderExamination(Reading reading, CoverageRules rules, Clock clock)
    implements Examination {
  @Override
  public String area() {
    return "canary and recorder";
  }

  @Override
  public List<Diagnosis> examine() {
    List<Canary> canaries =
        reading.canaries().stream().flatMap(row -> Canary.parse(row).stream()).toList();
    return judge(canaries, clock.instant());
  }

  List<Diagnosis> judge(Collection<Canary> canaries, Instant now) {
    return rules.workloads().places().stream()
        .map(
            place ->
                judge(
                    place,
                    canaries.stream().filter(canary -> canary.where().equals(place)).toList(),
                    now))
        .toList();
  }

  private Diagnosis judge(String place, List<Canary> canaries, Instant now) {
    Optional<String> blindSpot = Coverage.blindSpot(rules, place, canaries, now);
    if (blindSpot.isPresent()) {
      return failed(area(), blindSpot.get(), remedy(canaries));
    }
    Optional<Instant> newest =
        canaries.stream()
            .flatMap(canary -> canary.capturedAt().stream())
            .max(Comparator.naturalOrder());
    return newest.isPresent()
        ? ok(
            area(),
            "The canary of %s is ACTIVE, and was captured %s ago by a recorder that does not wait for the end of the day."
                .formatted(place, AggregatorExamination.age(newest.get(), now)))
        : warning(
            area(),
            "The aggregator does not say when it captured the canary of %s.".formatted(place),
            "Look at configurationItemCaptureTime of config/queries/canaries.sql in AWS Config: without it nobody can tell whether the recorder has stopped.");
  }

  private static String remedy(List<Canary> canaries) {
    if (canaries.stream().noneMatch(Canary::active)) {
      return "Deploy deploy/cloudformation/workload-account.yaml there, let the recorder record AWS::ECS::TaskDefinition, AWS::ECS::Service and AWS::ECS::TaskSet, and switch it on.";
    }
    return canaries.stream().anyMatch(Canary::daily)
        ? "Set the recording frequency of AWS::ECS::TaskDefinition, AWS::ECS::Service and AWS::ECS::TaskSet to CONTINUOUS there."
        : "Start the recorder there, and see that its canary is touched every day; or unset cleanup.canary-age.";
  }
}
