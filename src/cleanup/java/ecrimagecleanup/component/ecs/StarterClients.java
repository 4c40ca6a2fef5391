package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.AssumedClients;
import ecrimagecleanup.component.WorkloadAccount;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.SchedulerClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients of EventBridge and of EventBridge Scheduler in the workload accounts. */
final class StarterClients implements AutoCloseable {
  private final AssumedClients<EventBridgeClientBuilder, EventBridgeClient> events;
  private final AssumedClients<SchedulerClientBuilder, SchedulerClient> schedules;

  /**
   * @param options how clients reach AWS, and which role they assume
   * @param sts the client that assumes roles, asked for only if there is a role; it is not closed
   */
  StarterClients(EcsUsageConfiguration options, Supplier<StsClient> sts) {
    this.events =
        new AssumedClients<>(options, sts, EventBridgeClient::builder, account -> Optional.empty());
    this.schedules =
        new AssumedClients<>(options, sts, SchedulerClient::builder, account -> Optional.empty());
  }

  EventBridgeClient events(WorkloadAccount workload) {
    return events.client(workload);
  }

  SchedulerClient schedules(WorkloadAccount workload) {
    return schedules.client(workload);
  }

  @Override
  public void close() {
    events.close();
    schedules.close();
  }
}
