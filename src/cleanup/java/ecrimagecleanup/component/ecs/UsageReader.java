package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.RunningImage;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads all workloads, one after the other. What one of them refuses is a blind spot, and the
 * others are still read; what was seen of it until then counts.
 *
 * @param clients the clients
 * @param workloads the workloads
 */
record UsageReader(EcsClients clients, List<WorkloadAccount> workloads) {

  /** What runs in all of them. */
  LiveUse read() {
    List<RunningImage> images = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    for (WorkloadAccount workload : workloads) {
      Sightings sightings = read(workload);
      images.addAll(sightings.images());
      doubts.addAll(sightings.doubts());
    }
    return new LiveUse(images, doubts);
  }

  private Sightings read(WorkloadAccount workload) {
    Sightings sightings = new Sightings(workload);
    try {
      new WorkloadReader(clients.client(workload), workload, sightings).read();
    } catch (AbortedException e) {
      // This thread is told to stop, which says nothing of the workload.
      throw e;
    } catch (SdkException | UnusableAnswerException e) {
      sightings.blindSpot("It cannot be read. %s".formatted(Reason.of(e)));
    }
    return sightings;
  }
}
