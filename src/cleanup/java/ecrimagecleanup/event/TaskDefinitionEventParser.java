package ecrimagecleanup.event;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionEvent.Changed;
import ecrimagecleanup.event.TaskDefinitionEvent.Ignored;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.event.TaskDefinitionEvent.TaskDefinition;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what EventBridge delivers: API calls of ECS as CloudTrail records them, and configuration
 * items of AWS Config. Nothing is read but which task definitions changed, when, and what images
 * they name; environment variables and the like are never looked at. The account and region are
 * those of the task definition's ARN. Stateless.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
public final class TaskDefinitionEventParser {
  /** ECS allows ten containers in a task definition and ten deletions in a call. */
  private static final int MAXIMUM_IMAGES = 1000;

  /**
   * Reads the body of a message.
   *
   * @throws MalformedMessageException if it is not an event
   */
  public TaskDefinitionEvent parse(String body) {
    Message event = Message.parse(body);
    String source = event.text("source");
    String type = event.text("detail-type");
    Instant time = event.time("time");
    Message detail = event.object("detail");
    return switch (type) {
      case "AWS API Call via CloudTrail" ->
          source.equals("aws.ecs") ? apiCall(detail, time) : otherKind();
      case "Config Configuration Item Change" ->
          source.equals("aws.config") ? configurationItem(detail) : otherKind();
      default -> otherKind();
    };
  }

  private static Ignored otherKind() {
    return new Ignored("It is an event of another kind.");
  }

  private static TaskDefinitionEvent apiCall(Message detail, Instant time) {
    if (!detail.text("eventSource").equals("ecs.amazonaws.com")) {
      return otherKind();
    }
    if (detail.json().hasNonNull("errorCode")) {
      return new Ignored("The API call failed.");
    }
    JsonNode response = detail.json().path("responseElements");
    return switch (detail.text("eventName")) {
      case "RegisterTaskDefinition" ->
          changed(
              Kind.REGISTERED, eventTime(detail, time), List.of(response.path("taskDefinition")));
      case "DeregisterTaskDefinition" ->
          changed(
              Kind.DEREGISTERED, eventTime(detail, time), List.of(response.path("taskDefinition")));
      case "DeleteTaskDefinitions" -> {
        List<JsonNode> deleted = new ArrayList<>();
        response.path("taskDefinitions").forEach(deleted::add);
        yield changed(Kind.DELETED, eventTime(detail, time), deleted);
      }
      default -> otherKind();
    };
  }

  /** The time of the call: a repeated event carries the same, the envelope's time may differ. */
  private static Instant eventTime(Message detail, Instant envelopeTime) {
    return detail.json().hasNonNull("eventTime") ? detail.time("eventTime") : envelopeTime;
  }

  private static TaskDefinitionEvent configurationItem(Message detail) {
    if (!detail.text("messageType").equals("ConfigurationItemChangeNotification")) {
      return new Ignored("It carries no configuration item.");
    }
    Message item = detail.object("configurationItem");
    if (!item.text("resourceType").equals("AWS::ECS::TaskDefinition")) {
      return otherKind();
    }
    JsonNode configuration = item.json().path("configuration");
    if (!configuration.isObject()) {
      return new Ignored("The configuration item has no configuration: the resource is deleted.");
    }
    Instant time = item.time("configurationItemCaptureTime");
    List<JsonNode> taskDefinition = List.of(configuration);
    return switch (configuration.path("Status").asText()) {
      case "ACTIVE" -> changed(Kind.REGISTERED, time, taskDefinition);
      case "INACTIVE" -> changed(Kind.DEREGISTERED, time, taskDefinition);
      case "DELETE_IN_PROGRESS" -> changed(Kind.DELETED, time, taskDefinition);
      default -> new Ignored("The configuration item shows no status of the task definition.");
    };
  }

  private static TaskDefinitionEvent changed(Kind kind, Instant time, List<JsonNode> nodes) {
    List<TaskDefinition> taskDefinitions = new ArrayList<>();
    int images = 0;
    for (JsonNode node : nodes) {
      Optional<TaskDefinition> taskDefinition = taskDefinition(node);
      taskDefinition.ifPresent(taskDefinitions::add);
      images += taskDefinition.map(t -> t.images().size()).orElse(0);
    }
    if (images > MAXIMUM_IMAGES) {
      throw new MalformedMessageException(
          "The event names %d images; at most %d are read.".formatted(images, MAXIMUM_IMAGES));
    }
    if (taskDefinitions.isEmpty()) {
      // CloudTrail cuts responses of more than 100 KB. Nothing is lost but time: a sweep nominates
      // what no event named.
      return new Ignored("It names no image: the task definition is missing, masked or cut off.");
    }
    return new Changed(kind, time, taskDefinitions);
  }

  /** Both spellings: CloudTrail's and that of Config's resource schema. */
  private static Optional<TaskDefinition> taskDefinition(JsonNode node) {
    JsonNode containers = either(node, "containerDefinitions", "ContainerDefinitions");
    JsonNode arnText = either(node, "taskDefinitionArn", "TaskDefinitionArn");
    if (!containers.isArray() || !arnText.isTextual()) {
      return Optional.empty();
    }
    TaskDefinitionArn arn =
        TaskDefinitionArn.parse(arnText.textValue())
            .orElseThrow(
                () -> new MalformedMessageException("The task definition's ARN is not an ARN."));
    List<ImageReference> images = new ArrayList<>();
    for (JsonNode container : containers) {
      JsonNode image = either(container, "image", "Image");
      images.add(
          image.isTextual()
              ? ImageReference.parse(image.textValue())
              : new ImageReference.Unparsable("The container names no image.", Optional.empty()));
    }
    return Optional.of(new TaskDefinition(arn, images));
  }

  private static JsonNode either(JsonNode node, String first, String second) {
    return node.has(first) ? node.path(first) : node.path(second);
  }
}
