package ecrimagecleanup.event;

import ecrimagecleanup.image.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a message of the queues of events says: of task definitions, or of a task that stopped. */
public sealed interface TaskDefinitionEvent {

  /** What happened to the task definitions, or to a task of one. */
  enum Kind {
    /** It came into use. */
    REGISTERED,
    /** It became INACTIVE. */
    DEREGISTERED,
    /** Its deletion began. */
    DELETED,
    /** A task of it stopped, whether or not it ever ran. */
    STOPPED
  }

  /**
   * A task definition as the event shows it.
   *
   * @param arn which one
   * @param images what its containers say of their images, in their order; of a task that stopped
   *     the digests, too, that ECS reports
   */
  record TaskDefinition(TaskDefinitionArn arn, List<ImageReference> images) {
    public TaskDefinition {
      images = List.copyOf(images);
    }
  }

  /**
   * Task definitions came into use, or went out of it, or a task stopped.
   *
   * @param kind what happened
   * @param time when it happened
   * @param taskDefinitions to which ones: one, or up to ten when they are deleted
   */
  record Changed(Kind kind, Instant time, List<TaskDefinition> taskDefinitions)
      implements TaskDefinitionEvent {
    public Changed {
      taskDefinitions = List.copyOf(taskDefinitions);
    }
  }

  /**
   * There is nothing to do for it.
   *
   * @param reason why
   */
  record Ignored(String reason) implements TaskDefinitionEvent {}

  /** The word for it in metrics: what happened, or {@code ignored}. */
  default String word() {
    return this instanceof Changed changed
        ? changed.kind().name().toLowerCase(Locale.ROOT)
        : "ignored";
  }
}
