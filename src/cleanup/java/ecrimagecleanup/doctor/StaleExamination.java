package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.evidence.stale.StaleConditions;
import ecrimagecleanup.image.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Can the application tell which revisions of task definitions are stale? While something is
 * missing none is, and what they name stays.
 *
 * @param reading what is read
 * @param conditions what has to hold
 * @param registries the registries
 * @param role the ARN of the role in question; empty for that of the credentials
 * @param live whether ECS itself is asked what runs
 */
public record StaleExamination(
    Reading reading,
    StaleConditions conditions,
    List<Registry> registries,
    Optional<String> role,
    boolean live)
    implements Examination {
  private static final String KEEPS = " Until then no revision is stale, and what it names stays.";

  @Override
  public String area() {
    return "stale revisions";
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public List<Diagnosis> examine() {
    List<Diagnosis> missing = new ArrayList<>();
    if (!live) {
      missing.add(
          missing("ECS itself is not asked what runs.", "Add ecs-live to cleanup.evidence."));
    }
    conditions
        .events()
        .ifPresent(
            why ->
                missing.add(
                    missing(
                        why,
                        "Have the workloads forward them (ForwardStoppedTasks), and set cleanup.task-events-queue.")));
    ofWorkloads(reading.starters(), missing);
    registries.forEach(registry -> ofRegistry(registry, missing));
    return missing.isEmpty()
        ? List.of(
            ok(
                area(),
                "All that is needed can be read: rules and schedules of all workloads, replication, and who is excluded from pull times. Step Functions, code, people and image caches are not seen."))
        : missing;
  }

  private void ofWorkloads(Starters starters, List<Diagnosis> missing) {
    starters
        .missing()
        .forEach(
            why ->
                missing.add(
                    missing(
                        why,
                        "Set StaleRevisions to yes in deploy/cloudformation/workload-account.yaml there.")));
  }

  private void ofRegistry(Registry registry, List<Diagnosis> missing) {
    conditions
        .replication(registry, reading.replicas(registry))
        .ifPresent(
            why ->
                missing.add(
                    missing(
                        why,
                        "Set cleanup.stale-revisions to keep, or take the replication away.")));
    conditions
        .pulls(registry, Caller.principal(reading, role), reading.pullTimeExclusions(registry))
        .ifPresent(
            why ->
                missing.add(
                    missing(
                        why,
                        "Let ECR record its pulls again: aws ecr deregister-pull-time-update-exclusion.")));
  }

  private Diagnosis missing(String what, String remedy) {
    return warning(area(), what + KEEPS, remedy);
  }
}
