package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import ecrimagecleanup.component.SideBySide;
import ecrimagecleanup.component.WorkloadAccount;
import java.util.List;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.StsClient;

/** Ask ECS in the workload accounts what runs right now. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "ecs-usage",
    title = "Amazon ECS live usage",
    syntax = "ecs-usage:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.MANAGEMENT},
    headersClass = EcsUsageConstants.class)
public class EcsUsageEndpoint extends AwsEndpoint<StsClient> {
  @UriParam private final EcsUsageConfiguration configuration;
  private @Nullable OwnEcsClients ownClients;
  private @Nullable StarterClients starterClients;
  private SideBySide sideBySide = SideBySide.NONE;

  public EcsUsageEndpoint(
      String uri, EcsUsageComponent component, EcsUsageConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public EcsUsageConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public EcsUsageOperation operation() {
    return configuration.requiredOperation(this);
  }

  @Override
  public Producer createProducer() {
    return new EcsUsageProducer(this);
  }

  /** The workloads, as they are now. */
  List<WorkloadAccount> workloads() {
    return configuration.workloads(this);
  }

  /** How to read them. */
  HowToRead howToRead() {
    return configuration.howToRead(getComponent().memory());
  }

  /** What reads them. */
  SideBySide sideBySide() {
    return sideBySide;
  }

  @Override
  public EcsUsageComponent getComponent() {
    return (EcsUsageComponent) super.getComponent();
  }

  /** The clients that assume the roles; those of ECS are made from them. */
  @Override
  protected AwsClients<StsClient> newClients() {
    return AwsClients.of(null, configuration, StsClient::builder);
  }

  /**
   * The clients of ECS.
   *
   * @throws IllegalStateException if the endpoint is not started
   */
  EcsClients ecsClients() {
    EcsClients given = configuration.getEcsClients();
    if (given != null) {
      return given;
    }
    if (ownClients == null) {
      throw new IllegalStateException("%s is not started.".formatted(this));
    }
    return ownClients;
  }

  /**
   * The clients of what starts task definitions.
   *
   * @throws IllegalStateException if the endpoint is not started, or has another operation
   */
  StarterClients starterClients() {
    if (starterClients == null) {
      throw new IllegalStateException("%s is not started.".formatted(this));
    }
    return starterClients;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    if (configuration.requiredOperation(this) == EcsUsageOperation.describeUsage) {
      sideBySide =
          SideBySide.start(getCamelContext(), this, "ecs-usage", configuration.getParallel());
    }
    if (configuration.requiredOperation(this) == EcsUsageOperation.describeStarters) {
      starterClients = new StarterClients(configuration, clients()::client);
    }
    if (configuration.getEcsClients() == null) {
      ownClients = new OwnEcsClients(configuration, clients()::client, getComponent().paces());
      if (configuration.role().isPresent()) {
        // So that a missing region or profile shows at start.
        clients().client();
      }
    }
  }

  @Override
  protected void doStop() throws Exception {
    sideBySide.stop(getCamelContext());
    sideBySide = SideBySide.NONE;
    if (starterClients != null) {
      starterClients.close();
      starterClients = null;
    }
    if (ownClients != null) {
      ownClients.close();
      ownClients = null;
    }
    super.doStop();
  }

  /** Asks the first workload only: of the others every answer tells whether they can be seen. */
  @Override
  protected void probe() {
    ecsClients().client(workloads().get(0)).listClusters(request -> request.maxResults(1));
  }

  @Override
  public String getServiceProtocol() {
    return "ecs-usage";
  }
}
