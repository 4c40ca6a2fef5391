package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.WorkloadAccount;
import software.amazon.awssdk.services.ecs.EcsClient;

/** How the clients of the workload accounts are found. Has to be safe for use by many threads. */
@FunctionalInterface
public interface EcsClients {

  /** The client for an account and a region. Who gives it closes it. */
  EcsClient client(WorkloadAccount workload);
}
