package ecrimagecleanup.component.sqs;

import ecrimagecleanup.component.AwsClientOptions;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The options of the component and its endpoints. */
@UriParams
public class SqsDeadLettersConfiguration extends AwsClientOptions {
  /** More could not be read within the time for which those that were read first stay hidden. */
  private static final int MOST_MESSAGES = 1000;

  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable SqsDeadLettersOperation operation;

  @UriParam(defaultValue = "100", description = "The most messages that peek reads: 1 to 1000.")
  private int maximumMessages = 100;

  @UriParam(label = "advanced", description = "The client to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable SqsClient sqsClient;

  @Override
  protected boolean hasClient() {
    return sqsClient != null;
  }

  @Override
  public void validate(String uri) {
    super.validate(uri);
    requiredOperation(uri);
    if (maximumMessages < 1 || maximumMessages > MOST_MESSAGES) {
      throw new IllegalArgumentException(
          "%s: maximumMessages has to be 1 to %d.".formatted(uri, MOST_MESSAGES));
    }
  }

  SqsDeadLettersOperation requiredOperation(String uri) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=peek.".formatted(uri));
    }
    return operation;
  }

  @Override
  public SqsDeadLettersConfiguration copy() {
    return (SqsDeadLettersConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable SqsDeadLettersOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable SqsDeadLettersOperation operation) {
    this.operation = operation;
  }

  public int getMaximumMessages() {
    return maximumMessages;
  }

  public void setMaximumMessages(int maximumMessages) {
    this.maximumMessages = maximumMessages;
  }

  public @Nullable SqsClient getSqsClient() {
    return sqsClient;
  }

  public void setSqsClient(@Nullable SqsClient sqsClient) {
    this.sqsClient = sqsClient;
  }
}
