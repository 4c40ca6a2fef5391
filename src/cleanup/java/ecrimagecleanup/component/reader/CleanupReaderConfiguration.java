package ecrimagecleanup.component.reader;

import ecrimagecleanup.component.AwsClientOptions;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The options of the component and its endpoints. */
@UriParams
public class CleanupReaderConfiguration extends AwsClientOptions {
  /** More could not be read within the time for which those that were read first stay hidden. */
  private static final int MOST_MESSAGES = 1000;

  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable CleanupReaderOperation operation;

  @UriParam(defaultValue = "100", description = "The most messages that peek reads: 1 to 1000.")
  private int maximumMessages = 100;

  @UriParam(label = "advanced", description = "The client of STS to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable StsClient stsClient;

  @UriParam(label = "advanced", description = "The client of IAM to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable IamClient iamClient;

  @UriParam(label = "advanced", description = "The client of SQS to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable SqsClient sqsClient;

  @UriParam(
      label = "advanced",
      description = "The client of CloudWatch Logs to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable CloudWatchLogsClient logsClient;

  @UriParam(
      label = "advanced",
      description = "The client of the Resource Groups Tagging API to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable ResourceGroupsTaggingApiClient taggingClient;

  @Override
  protected boolean hasClient() {
    return operation != null
        && switch (operation) {
          case describeCaller, describeRole, simulate -> stsClient != null && iamClient != null;
          case peek, count, redrive, describeQueue, describeBacklogs -> sqsClient != null;
          case readLog -> logsClient != null;
          case describeTaggedRepositories -> taggingClient != null;
        };
  }

  @Override
  public void validate(Endpoint endpoint) {
    requiredOperation(endpoint);
    super.validate(endpoint);
    if (maximumMessages < 1 || maximumMessages > MOST_MESSAGES) {
      throw new IllegalArgumentException(
          "%s: maximumMessages has to be 1 to %d.".formatted(endpoint, MOST_MESSAGES));
    }
  }

  CleanupReaderOperation requiredOperation(Endpoint endpoint) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=describeCaller.".formatted(endpoint));
    }
    return operation;
  }

  @Override
  public CleanupReaderConfiguration copy() {
    return (CleanupReaderConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable CleanupReaderOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable CleanupReaderOperation operation) {
    this.operation = operation;
  }

  public int getMaximumMessages() {
    return maximumMessages;
  }

  public void setMaximumMessages(int maximumMessages) {
    this.maximumMessages = maximumMessages;
  }

  public @Nullable StsClient getStsClient() {
    return stsClient;
  }

  public void setStsClient(@Nullable StsClient stsClient) {
    this.stsClient = stsClient;
  }

  public @Nullable IamClient getIamClient() {
    return iamClient;
  }

  public void setIamClient(@Nullable IamClient iamClient) {
    this.iamClient = iamClient;
  }

  public @Nullable SqsClient getSqsClient() {
    return sqsClient;
  }

  public void setSqsClient(@Nullable SqsClient sqsClient) {
    this.sqsClient = sqsClient;
  }

  public @Nullable CloudWatchLogsClient getLogsClient() {
    return logsClient;
  }

  public void setLogsClient(@Nullable CloudWatchLogsClient logsClient) {
    this.logsClient = logsClient;
  }

  public @Nullable ResourceGroupsTaggingApiClient getTaggingClient() {
    return taggingClient;
  }

  public void setTaggingClient(@Nullable ResourceGroupsTaggingApiClient taggingClient) {
    this.taggingClient = taggingClient;
  }
}
