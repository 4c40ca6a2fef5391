package ecrimagecleanup.event;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionEvent.Changed;
import ecrimagecleanup.event.TaskDefinitionEvent.Ignored;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.event.TaskDefinitionEvent.TaskDefinition;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what ECS itself sends when a task has stopped, as far as the rule of the shared account
 * passes it on. Nothing is read but the task definition, when the task stopped, and the images of
 * its containers; the account and region are those of the task definition's ARN. Stateless.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html">ECS
 *     task state change events</a>
 */
public final class TaskStateEventParser {
  /** ECS allows ten containers in a task definition, and adds a few of its own. */
  private static final int MAXIMUM_CONTAINERS = 100;

  /**
   * Reads the body of a message.
   *
   * @throws MalformedMessageException if it is not an event
   */
  public TaskDefinitionEvent parse(String body) {
    Message event = Message.parse(body);
    Instant time = event.time("time");
    if (!event.text("source").equals("aws.ecs")
        || !event.text("detail-type").equals("ECS Task State Change")) {
      return new Ignored("It is an event of another kind.");
    }
    Message task = event.object("detail");
    if (!task.text("lastStatus").equals("STOPPED")) {
      return new Ignored("The task has not stopped.");
    }
    String arn = task.text("taskDefinitionArn");
    List<ImageReference> images = images(task.json().path("containers"));
    if (images.isEmpty()) {
      return new Ignored("It names no image.");
    }
    return new Changed(
        Kind.STOPPED,
        task.json().hasNonNull("stoppedAt") ? task.time("stoppedAt") : time,
        List.of(new TaskDefinition(taskDefinition(arn), images)));
  }

  private static TaskDefinitionArn taskDefinition(String arn) {
    return TaskDefinitionArn.parse(arn)
        .orElseThrow(
            () -> new MalformedMessageException("The task definition's ARN is not an ARN."));
  }

  private static List<ImageReference> images(JsonNode containers) {
    if (containers.size() > MAXIMUM_CONTAINERS) {
      throw new MalformedMessageException(
          "The task has %d containers; at most %d are read."
              .formatted(containers.size(), MAXIMUM_CONTAINERS));
    }
    List<ImageReference> images = new ArrayList<>();
    for (JsonNode container : containers) {
      // What Service Connect and GuardDuty add to a task can have no image at all.
      if (container.path("image").isTextual()) {
        ImageReference reference = ImageReference.parse(container.path("image").textValue());
        byDigest(container, reference).ifPresent(images::add);
        images.add(reference);
      }
    }
    return images.stream().distinct().toList();
  }

  /**
   * What the container ran: a tag may not denote it any more, and of an index it may be the image
   * that the index lists.
   */
  private static Optional<ImageReference> byDigest(JsonNode container, ImageReference reference) {
    JsonNode digest = container.path("imageDigest");
    // That it is empty tells no more than that it is missing.
    boolean isEmpty = digest.isTextual() && digest.textValue().isBlank();
    return !isEmpty
            && container.hasNonNull("imageDigest")
            && reference instanceof ImageReference.Ecr ecr
        ? Optional.of(ecr.byDigest(digest(digest)))
        : Optional.empty();
  }

  private static Digest digest(JsonNode text) {
    try {
      return new Digest(text.asText());
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException("The field imageDigest is not a digest.");
    }
  }
}
