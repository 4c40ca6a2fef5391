package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.AssumedClients;
import ecrimagecleanup.component.WorkloadAccount;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The clients that an endpoint creates. They are held back before ECS throttles them, unless the
 * options say otherwise, and more so once it did.
 */
final class OwnEcsClients implements EcsClients, AutoCloseable {
  private final AssumedClients<EcsClientBuilder, EcsClient> clients;

  /**
   * @param options how clients reach AWS, and which role they assume
   * @param sts the client that assumes roles, asked for only if there is a role; it is not closed
   * @param paces how fast clients call ECS
   */
  OwnEcsClients(EcsUsageConfiguration options, Supplier<StsClient> sts, Paces paces) {
    this.clients =
        new AssumedClients<>(
            options,
            sts,
            EcsClient::builder,
            account -> options.isPaced() ? Optional.of(paces.of(account)) : Optional.empty());
  }

  @Override
  public EcsClient client(WorkloadAccount workload) {
    return clients.client(workload);
  }

  @Override
  public void close() {
    clients.close();
  }
}
