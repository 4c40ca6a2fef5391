package ecrimagecleanup.route;

import ecrimagecleanup.check.ImageUse;
import ecrimagecleanup.check.OwnerPolicy;
import ecrimagecleanup.check.Policy;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.event.TaskDefinitionEvent;
import ecrimagecleanup.event.TaskDefinitionEvent.Changed;
import ecrimagecleanup.event.TaskDefinitionEvent.Ignored;
import ecrimagecleanup.event.TaskDefinitionEventParser;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the routes of {@code task-definition-events} ask. Stateless. */
public final class TaskDefinitionEvents {
  private final TaskDefinitionEventParser parser = new TaskDefinitionEventParser();
  private final Registries registries;
  private final Replicas replicas;
  private final Policy policy;
  private final Clock clock;

  public TaskDefinitionEvents(
      Registries registries, Replicas replicas, Policy policy, Clock clock) {
    this.registries = registries;
    this.replicas = replicas;
    this.policy = policy;
    this.clock = clock;
  }

  /** Reads the body of a message of the events queue. */
  public TaskDefinitionEvent read(@Body String body) {
    return parser.parse(body);
  }

  /** Whether there is nothing to do for the event. */
  public boolean isIgnored(@Variable("event") TaskDefinitionEvent event) {
    return event instanceof Ignored;
  }

  /** Why an event is ignored. */
  public String whyIgnored(@Variable("event") TaskDefinitionEvent event) {
    return event instanceof Ignored ignored ? ignored.reason() : "";
  }

  /** The images that an event names. */
  public List<ImageUse> images(@Variable("event") TaskDefinitionEvent event) {
    return event instanceof Changed changed ? ImageUse.of(changed) : List.of();
  }

  /** Whether the image is one of the registries that the application looks after. */
  public boolean isOurs(@Variable("use") ImageUse use) {
    return use.reference() instanceof ImageReference.Ecr ecr
        && registries.contains(replicas.sourceOf(ecr.repository()).registry());
  }

  /** Why an image is none that the application looks after. */
  public String whyNotOurs(@Variable("use") ImageUse use) {
    if (use.reference() instanceof ImageReference.Unparsable unparsable) {
      return "%s names an image that cannot be read: %s"
          .formatted(use.taskDefinition(), unparsable.reason());
    }
    return "%s names an image of another registry: %s"
        .formatted(use.taskDefinition(), use.reference());
  }

  /** The reference to an image that is ours; a replica stands for the image that it is made of. */
  public ImageReference.Ecr reference(@Variable("use") ImageUse use) {
    if (use.reference() instanceof ImageReference.Ecr ecr) {
      return new ImageReference.Ecr(replicas.sourceOf(ecr.repository()), ecr.tag(), ecr.digest());
    }
    throw new IllegalArgumentException("The image is not of a private ECR registry.");
  }

  /** The repository of an image that is ours. */
  public Repository repository(@Variable("use") ImageUse use) {
    return reference(use).repository();
  }

  /** Whether the owner of the image's repository opted in. */
  public boolean optedIn(@Variable("repositoryTags") RepositoryTags repositoryTags) {
    return policy.optedIn(repositoryTags);
  }

  /** Whether the reference denotes an image that exists. */
  public boolean found(@Variable("image") Optional<Image> image) {
    return image.isPresent();
  }

  /** The check of the image. */
  public ScheduledCheck check(
      @Variable("use") ImageUse use,
      @Variable("repositoryTags") RepositoryTags repositoryTags,
      @Variable("image") Optional<Image> image) {
    // A tag that is a mistake keeps the image when the check is made; until then it waits.
    Duration grace =
        OwnerPolicy.of(repositoryTags, policy) instanceof OwnerPolicy.Valid valid
            ? valid.policy().grace()
            : policy.defaults().grace();
    return ScheduledCheck.first(use, image.orElseThrow(), grace, clock.instant());
  }
}
