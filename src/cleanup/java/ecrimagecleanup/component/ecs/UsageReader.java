package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Reason;
import ecrimagecleanup.component.SideBySide;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.ecs.ActiveReferences;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.RunningImage;
import ecrimagecleanup.evidence.ecs.RunningRevisions;
import ecrimagecleanup.evidence.ecs.ServiceDeployment;
import ecrimagecleanup.image.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads all workloads, some side by side. What one of them refuses is a blind spot, and the others
 * are still read; what was seen of it until then counts.
 *
 * @param clients the clients
 * @param how what is the same for all workloads
 * @param sideBySide how many are read at once
 */
record UsageReader(EcsClients clients, HowToRead how, SideBySide sideBySide) {

  /**
   * What runs in all of them.
   *
   * @param known what need not be described unless it runs
   * @param enough what need not be described either if a running task reports the rest
   */
  LiveUse read(List<WorkloadAccount> workloads, KnownRevisions known, KnownRevisions enough) {
    List<RunningImage> images = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    List<ServiceDeployment> deployments = new ArrayList<>();
    Set<String> running = new HashSet<>();
    Set<String> complete = new HashSet<>();
    Map<TaskDefinitionArn, Set<ImageReference.Ecr>> active = new HashMap<>();
    for (Sightings sightings :
        sideBySide.each(workloads, workload -> read(workload, known, enough))) {
      images.addAll(sightings.images());
      doubts.addAll(sightings.doubts());
      deployments.addAll(sightings.deployments());
      running.addAll(sightings.running().revisions());
      complete.addAll(sightings.running().complete());
      active.putAll(sightings.active());
    }
    return new LiveUse(
        workloads.stream().map(WorkloadAccount::toString).toList(),
        images,
        doubts,
        deployments,
        new RunningRevisions(running, complete),
        new ActiveReferences(active));
  }

  private Sightings read(WorkloadAccount workload, KnownRevisions known, KnownRevisions enough) {
    Sightings sightings = new Sightings(workload);
    Reason.ofFailed(
            () ->
                new WorkloadReader(clients.client(workload), workload, sightings, how)
                    .read(known, enough))
        .ifPresent(why -> sightings.blindSpot("It cannot be read. %s".formatted(why)));
    return sightings;
  }
}
