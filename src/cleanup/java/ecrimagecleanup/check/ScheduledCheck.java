package ecrimagecleanup.check;

import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A schedule that is to fire a check.
 *
 * @param name its name
 * @param at when it fires, on a full minute in the future
 * @param description what people see in the console
 * @param check what it delivers
 */
public record ScheduledCheck(
    CheckName name, Instant at, String description, ImageDeletionCheck check) {

  private static final Duration SOON = Duration.ofMinutes(1);

  /**
   * The first check of an image that an event names.
   *
   * @param use the event's mention of the image
   * @param cause the cause that the event is
   * @param image the image that the reference denotes
   * @param grace the grace period
   * @param now the time
   * @throws MalformedMessageException if the event lies in the future: its check would supersede
   *     all that are due before it
   */
  public static ScheduledCheck first(
      ImageUse use, Cause cause, Image image, Duration grace, Instant now) {
    if (use.time().isAfter(now.plus(Policy.FRESH))) {
      throw new MalformedMessageException("The event is of a time to come.");
    }
    // Of the tasks that stop in an hour one check is enough, and it stands for the last of them.
    Instant since = use.kind() == Kind.STOPPED ? Minutes.roundUpToHour(use.time()) : use.time();
    Instant due = cause.dueFrom(since.plus(grace));
    return of(
        new ImageDeletionCheck(
            image.repository(), List.of(image.digest()), cause, since, LastLook.NONE, due),
        now);
  }

  /**
   * The schedule of a check of a single image. A check that is due already fires in a minute; its
   * name and its due time stay.
   *
   * @throws IllegalArgumentException if the check names several images
   */
  public static ScheduledCheck of(ImageDeletionCheck check, Instant now) {
    if (check.images().size() != 1) {
      throw new IllegalArgumentException("A schedule is for the check of one image.");
    }
    Digest image = check.images().get(0);
    return of(
        check.nameFor(image),
        "%s@%s: %s".formatted(check.repository(), image, check.cause().identity()),
        check,
        now);
  }

  /** The schedule of a check under a name of its own. */
  public static ScheduledCheck of(
      CheckName name, String description, ImageDeletionCheck check, Instant now) {
    Instant soon = Minutes.roundUp(now.plus(SOON));
    return new ScheduledCheck(
        name, check.due().isBefore(soon) ? soon : check.due(), description, check);
  }

  /** What is scheduled and why, for the log. */
  public String sentence() {
    String arn = check.cause().causingTaskDefinition().map(Object::toString).orElse("");
    return "Scheduled a check at %s of %s%s"
        .formatted(at, description, description.contains(arn) ? "" : " " + arn);
  }

  /** What the schedule delivers to the queue. */
  public String input() {
    return ImageDeletionCheckJson.write(check);
  }
}
