package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.Canaries;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.words.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does AWS Config record every account and region, and continuously? The recorders are in other
 * accounts, so it is their captures of the canary that tell.
 *
 * @param reading what is read
 * @param rules what has to be so
 * @param workloads where containers run, as it is known when it is examined
 * @param clock the clock
 */
public record RecorderExamination(
    Reading reading, CoverageRules rules, Supplier<Workloads> workloads, Clock clock)
    implements Examination {
  @Override
  public String area() {
    return "canary and recorder";
  }

  @Override
  public List<Diagnosis> examine() {
    return judge(Canaries.read(reading.canaries(), rules.canary()), clock.instant());
  }

  List<Diagnosis> judge(Canaries canaries, Instant now) {
    return workloads.get().places().stream().map(place -> judge(place, canaries, now)).toList();
  }

  private Diagnosis judge(String place, Canaries canaries, Instant now) {
    Optional<String> blindSpot = canaries.blindSpot(rules, place, now);
    if (blindSpot.isPresent()) {
      return failed(
          area(),
          blindSpot.get(),
          remedy(canaries.places().contains(place), blindSpot.get().contains("only once a day")));
    }
    return canaries
        .newestAt(place)
        .map(
            newest ->
                ok(
                    area(),
                    "The canary of %s is ACTIVE, and was captured %s ago by a recorder that does not wait for the end of the day."
                        .formatted(place, Durations.roughly(Duration.between(newest, now)))))
        .orElseGet(
            () ->
                warning(
                    area(),
                    "The aggregator does not say when it captured the canary of %s."
                        .formatted(place),
                    "Look at configurationItemCaptureTime of config/queries/canaries.sql in AWS Config: without it nobody can tell whether the recorder has stopped."));
  }

  private static String remedy(boolean isThere, boolean daily) {
    if (!isThere) {
      return "Deploy deploy/cloudformation/workload-account.yaml there, let the recorder record AWS::ECS::TaskDefinition, AWS::ECS::Service and AWS::ECS::TaskSet, and switch it on.";
    }
    return daily
        ? "Set the recording frequency of AWS::ECS::TaskDefinition, AWS::ECS::Service and AWS::ECS::TaskSet to CONTINUOUS there."
        : "Start the recorder there, see that it records AWS::ECS::TaskDefinition and AWS::ECS::Service, and that its canary is registered anew every day.";
  }
}
