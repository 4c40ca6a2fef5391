package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Reason;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.evidence.ecs.Starters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the rules and schedules of workloads, one after the other. A workload of which something
 * cannot be read is not complete, and that is no exception.
 *
 * @param clients the clients
 */
record StartersReader(StarterClients clients) {

  /** What they start in all of these workloads. */
  Starters read(List<WorkloadAccount> workloads) {
    StartedRevisions started = new StartedRevisions();
    Set<String> complete = new HashSet<>();
    List<String> missing = new ArrayList<>();
    for (WorkloadAccount workload : workloads) {
      Reason.ofFailed(
              () -> {
                new RuleTargetsReader(clients.events(workload), workload, started).read();
                new ScheduleTargetsReader(clients.schedules(workload), workload, started).read();
              })
          .ifPresentOrElse(
              why ->
                  missing.add(
                      "Rules and schedules in %s cannot be read. %s".formatted(workload, why)),
              () -> complete.add(workload.toString()));
    }
    return new Starters(started.revisions(), started.families(), complete, missing);
  }
}
