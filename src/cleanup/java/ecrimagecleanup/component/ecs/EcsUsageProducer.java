package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.evidence.ecs.LiveUse;
import java.util.List;
import org.apache.camel.Exchange;

/** Does one {@link EcsUsageOperation} and puts its result into the body. Takes nothing from it. */
final class EcsUsageProducer extends AwsProducer {
  private final EcsUsageEndpoint endpoint;
  private final EcsUsageOperation operation;
  private final List<WorkloadAccount> workloads;

  EcsUsageProducer(EcsUsageEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.operation();
    this.workloads = endpoint.getConfiguration().requiredWorkloads(endpoint.toString());
  }

  @Override
  public void process(Exchange exchange) {
    switch (operation) {
      case describeUsage -> {
        LiveUse use = new UsageReader(endpoint.ecsClients(), workloads).read();
        exchange.getMessage().setBody(use);
        exchange.getMessage().setHeader(EcsUsageConstants.BLIND_SPOTS, use.doubts().size());
      }
    }
  }
}
