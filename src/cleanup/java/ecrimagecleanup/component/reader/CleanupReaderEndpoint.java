package ecrimagecleanup.component.reader;

import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Read what commands need: who calls AWS, what that may do, how queues are, and logs. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "cleanup-reader",
    title = "ECR image cleanup reader",
    syntax = "cleanup-reader:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.MANAGEMENT},
    headersClass = CleanupReaderConstants.class)
public class CleanupReaderEndpoint extends AwsEndpoint<StsClient> {
  @UriParam private final CleanupReaderConfiguration configuration;

  private @Nullable AwsClients<IamClient> iam;
  private @Nullable AwsClients<SqsClient> sqs;
  private @Nullable AwsClients<CloudWatchLogsClient> logs;
  private @Nullable AwsClients<ResourceGroupsTaggingApiClient> tagging;

  public CleanupReaderEndpoint(
      String uri, CleanupReaderComponent component, CleanupReaderConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public CleanupReaderConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public CleanupReaderOperation operation() {
    return configuration.requiredOperation(this);
  }

  @Override
  public Producer createProducer() {
    return new CleanupReaderProducer(this);
  }

  @Override
  protected AwsClients<StsClient> newClients() {
    return AwsClients.of(configuration.getStsClient(), configuration, StsClient::builder);
  }

  /** The client of STS. */
  StsClient sts() {
    return clients().client();
  }

  /** The client of IAM. */
  IamClient iam() {
    return started(iam);
  }

  /** The client of SQS. */
  SqsClient sqs() {
    return started(sqs);
  }

  /** The client of CloudWatch Logs. */
  CloudWatchLogsClient logs() {
    return started(logs);
  }

  /** The client of the Resource Groups Tagging API. */
  ResourceGroupsTaggingApiClient tagging() {
    return started(tagging);
  }

  private <C extends SdkClient> C started(@Nullable AwsClients<C> clients) {
    if (clients == null) {
      throw new IllegalStateException("%s is not started.".formatted(this));
    }
    return clients.client();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    iam = AwsClients.of(configuration.getIamClient(), configuration, IamClient::builder);
    sqs = AwsClients.of(configuration.getSqsClient(), configuration, SqsClient::builder);
    logs =
        AwsClients.of(configuration.getLogsClient(), configuration, CloudWatchLogsClient::builder);
    tagging =
        AwsClients.of(
            configuration.getTaggingClient(),
            configuration,
            ResourceGroupsTaggingApiClient::builder);
  }

  @Override
  protected void doStop() throws Exception {
    if (iam != null) {
      iam.close();
      iam = null;
    }
    if (sqs != null) {
      sqs.close();
      sqs = null;
    }
    if (logs != null) {
      logs.close();
      logs = null;
    }
    if (tagging != null) {
      tagging.close();
      tagging = null;
    }
    super.doStop();
  }

  @Override
  protected void probe() {
    switch (configuration.requiredOperation(this)) {
      case describeCaller, describeRole, simulate -> sts().getCallerIdentity();
      case peek, count, redrive, describeQueue, describeBacklogs ->
          sqs().listQueues(request -> request.maxResults(1));
      case describeTaggedRepositories -> tagging().getResources(request -> {});
      case readLog -> logs().describeLogGroups(request -> request.limit(1));
    }
  }

  @Override
  public String getServiceProtocol() {
    return "cleanup-reader";
  }
}
