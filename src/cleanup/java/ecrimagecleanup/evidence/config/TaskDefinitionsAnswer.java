package ecrimagecleanup.evidence.config;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.policy.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which task definitions of all accounts name an image, and whether what the aggregator shows of
 * the one that caused the check agrees with its event.
 *
 * @param listed what the aggregator shows
 * @param endedAt when the causing one ended, as the check says
 * @param recordedAfter a time after which a recorder is known to work, at the latest
 * @param lastLook what was seen when the image was last looked at
 * @param coverage what is known of the recorders; empty if nobody asked
 */
public record TaskDefinitionsAnswer(
    ListedTaskDefinitions listed,
    Instant endedAt,
    Instant recordedAfter,
    LastLook lastLook,
    Optional<Coverage> coverage)
    implements TaskDefinitionsSource {
  /**
   * The longest reference of which it is certain that a query finds it. What Config does with
   * longer values is not documented.
   */
  static final int LONGEST_CERTAIN_REFERENCE = 255;

  @Override
  public ListedTaskDefinitions taskDefinitions() {
    return listed;
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    return Map.of(
        EvidenceQuestion.COVERAGE,
        ofCause(image.cause()),
        EvidenceQuestion.TASK_DEFINITIONS,
        ofTaskDefinitions(image.cause(), image.names()));
  }

  /** An aggregator that shows other than an event said is behind, or blind. */
  private Evidence ofCause(Cause cause) {
    Optional<TaskDefinitionItem> daily =
        listed.daily().stream().filter(item -> !isOutdated(item)).findFirst();
    if (daily.isPresent()) {
      return new Unknown(
          "AWS Config records task definitions in %s only once a day: record them continuously."
              .formatted(daily.get().arn().where()));
    }
    if (cause.endedTaskDefinition().flatMap(listed::find).filter(t -> t.isActive()).isPresent()) {
      return new Unknown(
          "AWS Config still shows %s as ACTIVE, although an event said that it ended: what it shows is old."
              .formatted(cause.endedTaskDefinition().orElseThrow()));
    }
    Optional<TaskDefinitionArn> registered =
        cause.causingTaskDefinition().filter(t -> cause.endedTaskDefinition().isEmpty());
    return registered
        .filter(arn -> listed.find(arn).isEmpty())
        .map(this::ofRegisteredAndNotShown)
        .orElse(new Unused("AWS Config shows nothing that contradicts the event."));
  }

  /** A canary that was captured later, continuously, tells how the recorder works now. */
  private boolean isOutdated(TaskDefinitionItem item) {
    return item.capturedAt()
        .filter(
            time -> coverage.filter(c -> c.isKnownToRecord(item.arn().where(), time)).isPresent())
        .isPresent();
  }

  /**
   * It was deleted since, or Config never saw it. What is deleted leaves no trace: it can have been
   * used until now, if the event of its end is late, and is known to be gone only from this look
   * on.
   */
  private Evidence ofRegisteredAndNotShown(TaskDefinitionArn arn) {
    if (coverage.filter(c -> c.isKnownToRecord(arn.where(), recordedAfter)).isEmpty()) {
      return new Unknown(
          "AWS Config does not show %s, although an event said that it was registered, and no"
                  .formatted(arn)
              + " canary proves that it has recorded anything in %s since.".formatted(arn.where()));
    }
    return lastLook == LastLook.NONE
        ? new Unknown(
            "%s was registered, and does not exist any more; nothing says since when."
                .formatted(arn))
        : new Unused("%s was registered, and does not exist any more.".formatted(arn));
  }

  private Evidence ofTaskDefinitions(Cause cause, ImageNames image) {
    Optional<TaskDefinitionItem> active =
        others(cause, image).stream().filter(TaskDefinitionItem::isActive).findFirst();
    if (active.isPresent()) {
      return new Used(
          active.get().use(),
          "The task definition %s names it and is %s."
              .formatted(
                  active.get().arn(),
                  active.get().status().equals("ACTIVE") ? "ACTIVE" : "of unknown status"));
    }
    if (listed.unreadable() > 0) {
      return unreadable(listed.unreadable(), "task definitions");
    }
    if (image.longestReference() > LONGEST_CERTAIN_REFERENCE) {
      return new Unknown(
          "A reference to it can have %d characters; beyond %d it is not certain that AWS Config finds"
                  .formatted(image.longestReference(), LONGEST_CERTAIN_REFERENCE)
              + " it. Use a shorter repository name or shorter tags.");
    }
    return ended(others(cause, image));
  }

  /**
   * Of the causing one the check tells when it ended, as long as the capture agrees; of the others
   * the capture is all there is.
   */
  private List<TaskDefinitionItem> others(Cause cause, ImageNames image) {
    return listed.naming(image).filter(item -> !isCauseThatEnded(cause, item)).toList();
  }

  private boolean isCauseThatEnded(Cause cause, TaskDefinitionItem item) {
    return cause.endedTaskDefinition().filter(item.arn()::sameRevision).isPresent()
        && (item.isActive()
            || item.capturedAt()
                .filter(captured -> !captured.isAfter(endedAt.plus(Policy.FRESH)))
                .isPresent());
  }

  private Evidence ended(List<TaskDefinitionItem> naming) {
    if (naming.stream().anyMatch(item -> item.capturedAt().isEmpty())) {
      return new Unknown("AWS Config does not say when a task definition that names it ended.");
    }
    Optional<TaskDefinitionItem> last =
        naming.stream().max(Comparator.comparing(TaskDefinitionsAnswer::captured));
    return last.isPresent()
        ? new UsedUntil(
            "The task definition %s, which names it, was seen to be %s at %s."
                .formatted(last.get().arn(), last.get().status(), captured(last.get())),
            captured(last.get()))
        : new Unused(
            "No ACTIVE task definition names it, of %d that name its repository."
                .formatted(listed.readable()));
  }

  private static Instant captured(TaskDefinitionItem item) {
    return item.capturedAt().orElseThrow();
  }

  /** Rows that cannot be read can be of anybody. */
  static Unknown unreadable(int rows, String what) {
    return new Unknown(
        "%d %s in the aggregator's answer cannot be read, so any of them may use it."
            .formatted(rows, what));
  }
}
