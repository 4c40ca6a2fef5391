package ecrimagecleanup.component.lambda;

import ecrimagecleanup.component.Reason;
import ecrimagecleanup.component.SideBySide;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.lambda.FunctionImage;
import ecrimagecleanup.evidence.lambda.LambdaUse;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads all workloads, some side by side. What one of them refuses is a blind spot, and the others
 * are still read; what was seen of it until then counts.
 *
 * @param clients the clients
 * @param memory what is remembered of published versions
 * @param assumesRoles whether the clients have the credentials of a role of the account, so that an
 *     empty answer is known to be of it
 * @param sideBySide how many are read at once
 */
record UsageReader(
    LambdaClients clients, VersionMemory memory, boolean assumesRoles, SideBySide sideBySide) {

  /** The images of the functions in all of them. */
  LambdaUse read(List<WorkloadAccount> workloads) {
    List<FunctionImage> images = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    for (SeenFunctions seen : sideBySide.each(workloads, this::read)) {
      images.addAll(seen.images());
      doubts.addAll(seen.doubts());
    }
    return new LambdaUse(
        workloads.stream().map(WorkloadAccount::toString).toList(), images, doubts);
  }

  private SeenFunctions read(WorkloadAccount workload) {
    SeenFunctions seen = new SeenFunctions(workload);
    Reason.ofFailed(
            () ->
                new FunctionsReader(clients.client(workload), workload, seen, memory, assumesRoles)
                    .read())
        .ifPresent(why -> seen.blindSpot("It cannot be read. %s".formatted(why)));
    return seen;
  }
}
