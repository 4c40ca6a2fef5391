package ecrimagecleanup.check;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.event.TaskDefinitionEvent;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.image.ImageReference;
import java.time.Instant;
import java.util.List;

/**
 * The mention of one image in an event.
 *
 * @param kind what happened to the task definition, or to a task of it
 * @param time when
 * @param taskDefinition which one
 * @param reference what it says of the image
 */
public record ImageUse(
    Kind kind, Instant time, TaskDefinitionArn taskDefinition, ImageReference reference) {

  /** Every image that an event names, each once for a task definition. */
  public static List<ImageUse> of(TaskDefinitionEvent.Changed event) {
    return event.taskDefinitions().stream()
        .flatMap(
            definition ->
                definition.images().stream()
                    .map(
                        reference ->
                            new ImageUse(event.kind(), event.time(), definition.arn(), reference)))
        .distinct()
        .toList();
  }

  /**
   * The cause of the check that it makes.
   *
   * @param configAlone whether AWS Config is the only witness of what runs
   */
  public Cause cause(boolean configAlone) {
    return switch (kind) {
      case REGISTERED -> new Cause.Registered(taskDefinition);
      case DEREGISTERED -> new Cause.Deregistered(taskDefinition);
      case DELETED -> new Cause.Deleted(taskDefinition);
      case STOPPED -> new Cause.Stopped(taskDefinition, configAlone);
    };
  }
}
