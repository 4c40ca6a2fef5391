package ecrimagecleanup.bean;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageUse;
import ecrimagecleanup.check.MentionedImage;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.event.TaskDefinitionEvent;
import ecrimagecleanup.event.TaskDefinitionEvent.Changed;
import ecrimagecleanup.event.TaskDefinitionEvent.Ignored;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.event.TaskDefinitionEventParser;
import ecrimagecleanup.event.TaskStateEventParser;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.OwnerPolicy;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * What the routes of events ask: of task definitions, and of tasks that stopped. It remembers of
 * which stops the check is scheduled; otherwise stateless.
 */
public final class TaskDefinitionEvents {
  private final TaskDefinitionEventParser parser = new TaskDefinitionEventParser();
  private final TaskStateEventParser tasks = new TaskStateEventParser();
  private final ScheduledStops scheduled = new ScheduledStops();
  private final Registries registries;
  private final Replicas replicas;
  private final CurrentWorkloads workloads;
  private final EvidenceSources sources;
  private final Policy policy;
  private final Clock clock;

  public TaskDefinitionEvents(
      Registries registries,
      Replicas replicas,
      CurrentWorkloads workloads,
      EvidenceSources sources,
      Policy policy,
      Clock clock) {
    this.registries = registries;
    this.replicas = replicas;
    this.workloads = workloads;
    this.sources = sources;
    this.policy = policy;
    this.clock = clock;
  }

  /** Reads the body of a message of the events queue. */
  public TaskDefinitionEvent read(@Body String body) {
    return parser.parse(body);
  }

  /** Reads the body of a message of the queue of task events. */
  public TaskDefinitionEvent readTask(@Body String body) {
    return tasks.parse(body);
  }

  /** Whether there is nothing to do for the event. */
  public boolean isIgnored(@Body TaskDefinitionEvent event) {
    return event instanceof Ignored;
  }

  /** Why an event is ignored. */
  public String whyIgnored(@Body TaskDefinitionEvent event) {
    return event instanceof Ignored ignored ? ignored.reason() : "";
  }

  /** The images that an event names. */
  public List<ImageUse> images(@Body TaskDefinitionEvent event) {
    return event instanceof Changed changed ? ImageUse.of(changed) : List.of();
  }

  /**
   * Whether the image is one of the registries that the application looks after. What happens in an
   * account and region that is ignored on purpose is nobody's.
   */
  public boolean isOurs(@Body ImageUse use) {
    return !isIgnoredPlace(use)
        && use.reference() instanceof ImageReference.Ecr ecr
        && registries.contains(replicas.sourceOf(ecr.repository()).registry());
  }

  private boolean isIgnoredPlace(ImageUse use) {
    return workloads.ignored().include(use.taskDefinition().where());
  }

  /** Why an image is none that the application looks after. */
  public String whyNotOurs(@Body ImageUse use) {
    if (isIgnoredPlace(use)) {
      return "%s is in an account and region of cleanup.ignored-places"
          .formatted(use.taskDefinition());
    }
    if (use.reference() instanceof ImageReference.Unparsable unparsable) {
      return "%s names an image that cannot be read: %s"
          .formatted(use.taskDefinition(), unparsable.reason());
    }
    if (use.reference() instanceof ImageReference.Impossible impossible) {
      return "%s names no image: %s".formatted(use.taskDefinition(), impossible.reason());
    }
    return "%s names an image of another registry: %s"
        .formatted(use.taskDefinition(), use.reference());
  }

  /** An image that is ours; a replica stands for the image that it is made of. */
  public MentionedImage mentioned(@Body ImageUse use) {
    if (use.reference() instanceof ImageReference.Ecr ecr) {
      return MentionedImage.of(
          use,
          new ImageReference.Ecr(replicas.sourceOf(ecr.repository()), ecr.tag(), ecr.digest()));
    }
    throw new IllegalArgumentException("The image is not of a private ECR registry.");
  }

  /** With the tags of its repository. */
  public MentionedImage repositoryTags(MentionedImage image, RepositoryTags tags) {
    return image.with(tags);
  }

  /** Whether the owner of the image's repository opted in. */
  public boolean optedIn(@Body MentionedImage image) {
    return image.tags().filter(policy::optedIn).isPresent();
  }

  /** With the image that the reference denotes, if it exists. */
  public MentionedImage found(MentionedImage image, Optional<Image> found) {
    return image.with(found);
  }

  /** Whether it is known to exist. */
  public boolean exists(@Body MentionedImage image) {
    return image.image().isPresent();
  }

  /** The check of the image, which is marked if the event came from a place that is not listed. */
  public ScheduledCheck check(@Body MentionedImage image) {
    // A tag that is a mistake keeps the image when the check is made; until then it waits.
    Duration grace =
        OwnerPolicy.of(image.tags().orElseThrow(), policy).orElse(policy.defaults()).grace();
    return ScheduledCheck.first(
        image.use(), cause(image.use()), image.image().orElseThrow(), grace, clock.instant());
  }

  private Cause cause(ImageUse use) {
    return use.cause(!sources.askEcs()).markedBy(workloads::isUnlisted);
  }

  /** Whether no check is known to be scheduled that stands for it: of a stop of that hour. */
  public boolean isNew(@Body MentionedImage image) {
    return image.use().kind() != Kind.STOPPED || !scheduled.include(image, cause(image.use()));
  }

  /** Keeps in mind that the check of an image is scheduled, with the cause that it has. */
  public void keep(
      @Variable("mentioned") MentionedImage image, @Variable("scheduled") ScheduledCheck check) {
    scheduled.add(image, check.check().cause());
  }

  /** Forgets which checks are scheduled, as if none ever were. */
  public void forget() {
    scheduled.forget();
  }
}
