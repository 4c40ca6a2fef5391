package ecrimagecleanup.component.lambda;

import ecrimagecleanup.component.WorkloadAccount;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** How the clients of the workload accounts are found. Has to be safe for use by many threads. */
@FunctionalInterface
public interface LambdaClients {

  /** The client for an account and a region. Who gives it closes it. */
  LambdaClient client(WorkloadAccount workload);
}
