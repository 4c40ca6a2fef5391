package ecrimagecleanup.component.lambda;

import ecrimagecleanup.component.AssumedClients;
import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import ecrimagecleanup.component.SideBySide;
import ecrimagecleanup.component.WorkloadAccount;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** Ask AWS Lambda in the workload accounts which images its functions have. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "lambda-usage",
    title = "AWS Lambda image use",
    syntax = "lambda-usage:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.MANAGEMENT},
    headersClass = LambdaUsageConstants.class)
public class LambdaUsageEndpoint extends AwsEndpoint<StsClient> {
  @UriParam private final LambdaUsageConfiguration configuration;
  private @Nullable AssumedClients<LambdaClientBuilder, LambdaClient> ownClients;
  private SideBySide sideBySide = SideBySide.NONE;

  public LambdaUsageEndpoint(
      String uri, LambdaUsageComponent component, LambdaUsageConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public LambdaUsageConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public LambdaUsageOperation operation() {
    return configuration.requiredOperation(this);
  }

  @Override
  public LambdaUsageComponent getComponent() {
    return (LambdaUsageComponent) super.getComponent();
  }

  @Override
  public Producer createProducer() {
    return new LambdaUsageProducer(this);
  }

  /** What reads the workloads. */
  UsageReader reader() {
    return new UsageReader(
        lambdaClients(), getComponent().memory(), configuration.role().isPresent(), sideBySide);
  }

  /** The workloads, as they are now. */
  List<WorkloadAccount> workloads() {
    return configuration.workloads(this);
  }

  /**
   * The clients of Lambda.
   *
   * @throws IllegalStateException if the endpoint is not started
   */
  LambdaClients lambdaClients() {
    LambdaClients given = configuration.getLambdaClients();
    if (given != null) {
      return given;
    }
    if (ownClients == null) {
      throw new IllegalStateException("%s is not started.".formatted(this));
    }
    return ownClients::client;
  }

  /** The clients that assume the roles; those of Lambda are made from them. */
  @Override
  protected AwsClients<StsClient> newClients() {
    return AwsClients.of(null, configuration, StsClient::builder);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    sideBySide =
        SideBySide.start(getCamelContext(), this, "lambda-usage", configuration.getParallel());
    if (configuration.getLambdaClients() == null) {
      // Lambda allows 100 GetFunction in a second, and there is one call after the other.
      ownClients =
          new AssumedClients<>(
              configuration, clients()::client, LambdaClient::builder, account -> Optional.empty());
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
    if (ownClients != null) {
      ownClients.close();
      ownClients = null;
    }
    super.doStop();
  }

  /** Asks the first workload only: of the others every answer tells whether they can be seen. */
  @Override
  protected void probe() {
    lambdaClients().client(workloads().get(0)).listFunctions(request -> request.maxItems(1));
  }

  @Override
  public String getServiceProtocol() {
    return "lambda-usage";
  }
}
