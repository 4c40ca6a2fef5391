package ecrimagecleanup.component.scheduler;

import ecrimagecleanup.component.AwsClientOptions;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** The options of the component and its endpoints. */
@UriParams
public class EventBridgeSchedulerConfiguration extends AwsClientOptions {
  @UriPath(description = "A name for the endpoint; it selects nothing.")
  @Metadata(required = true)
  private @Nullable String label;

  @UriParam(description = "What to do.")
  @Metadata(required = true)
  private @Nullable EventBridgeSchedulerOperation operation;

  // Always sent: without a group, ListSchedules would list all groups.
  @UriParam(defaultValue = "default", description = "The group of the schedules.")
  private String groupName = "default";

  @UriParam(
      description =
          "ARN of what a schedule calls, such as an SQS queue. Required for createSchedule, here or"
              + " on the component.")
  private @Nullable String targetArn;

  @UriParam(
      description =
          "ARN of the role with which EventBridge Scheduler calls the target. Required for"
              + " createSchedule, here or on the component.")
  private @Nullable String roleArn;

  @UriParam(
      description = "ARN of the SQS queue that receives what could not be delivered to the target.")
  private @Nullable String deadLetterArn;

  @UriParam(label = "advanced", description = "The client to use. It is not closed.")
  @Metadata(autowired = true)
  private @Nullable SchedulerClient schedulerClient;

  @Override
  protected boolean hasClient() {
    return schedulerClient != null;
  }

  @Override
  public void validate(Endpoint endpoint) {
    super.validate(endpoint);
    if (!SchedulerNames.isName(groupName)) {
      throw new IllegalArgumentException(
          "%s: groupName has to be %s.".formatted(endpoint, SchedulerNames.FORM.grammar()));
    }
    if (requiredOperation(endpoint) == EventBridgeSchedulerOperation.createSchedule) {
      required(endpoint, "targetArn", targetArn);
      required(endpoint, "roleArn", roleArn);
    }
  }

  EventBridgeSchedulerOperation requiredOperation(Endpoint endpoint) {
    if (operation == null) {
      throw new IllegalArgumentException(
          "%s has no operation: set one, such as operation=createSchedule.".formatted(endpoint));
    }
    return operation;
  }

  private static void required(Endpoint endpoint, String option, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "%s has no %s: createSchedule needs it.".formatted(endpoint, option));
    }
  }

  @Override
  public EventBridgeSchedulerConfiguration copy() {
    return (EventBridgeSchedulerConfiguration) super.copy();
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable EventBridgeSchedulerOperation getOperation() {
    return operation;
  }

  public void setOperation(@Nullable EventBridgeSchedulerOperation operation) {
    this.operation = operation;
  }

  public String getGroupName() {
    return groupName;
  }

  public void setGroupName(String groupName) {
    this.groupName = groupName;
  }

  public @Nullable String getTargetArn() {
    return targetArn;
  }

  public void setTargetArn(@Nullable String targetArn) {
    this.targetArn = targetArn;
  }

  public @Nullable String getRoleArn() {
    return roleArn;
  }

  public void setRoleArn(@Nullable String roleArn) {
    this.roleArn = roleArn;
  }

  public @Nullable String getDeadLetterArn() {
    return deadLetterArn;
  }

  public void setDeadLetterArn(@Nullable String deadLetterArn) {
    this.deadLetterArn = deadLetterArn;
  }

  public @Nullable SchedulerClient getSchedulerClient() {
    return schedulerClient;
  }

  public void setSchedulerClient(@Nullable SchedulerClient schedulerClient) {
    this.schedulerClient = schedulerClient;
  }
}
