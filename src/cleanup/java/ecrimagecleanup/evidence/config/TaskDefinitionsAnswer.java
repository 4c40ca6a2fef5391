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
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  private static final int MOST_NAMED = 10;

  @Override
  public ListedTaskDefinitions taskDefinitions() {
    return listed;
  }

  @Override
  public TaskDefinitionsAnswer without(Set<TaskDefinitionArn> revisions) {
    return new TaskDefinitionsAnswer(
        listed.without(revisions), endedAt, recordedAfter, lastLook, coverage);
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
    Optional<TaskDefinitionItem> daily = recordedDaily().filter(this::tellsOfToday).findFirst();
    if (daily.isPresent()) {
      return new Unknown(
          "AWS Config records task definitions in %s only once a day. Record them continuously."
              .formatted(daily.get().arn().where()));
    }
    if (cause.endedTaskDefinition().filter(listed::showsActive).isPresent()) {
      return new Unknown(
          "AWS Config still shows %s as ACTIVE, but an event said that it ended: AWS Config is behind."
              .formatted(cause.endedTaskDefinition().orElseThrow()));
    }
    Optional<TaskDefinitionArn> registered =
        cause.shownTaskDefinition().filter(t -> cause.endedTaskDefinition().isEmpty());
    return registered
        .filter(arn -> !listed.shows(arn))
        .map(this::ofRegisteredAndNotShown)
        .orElse(new Unused("AWS Config shows nothing that contradicts the event."));
  }

  /** What ended in a place where nothing is to run any more says nothing of a recorder of today. */
  private Stream<TaskDefinitionItem> recordedDaily() {
    return Stream.concat(
        listed.active().daily().stream(),
        listed.ended().daily().stream().filter(item -> isOfWorkload(item.arn())));
  }

  private boolean isOfWorkload(TaskDefinitionArn arn) {
    return coverage.filter(known -> !known.workloads().include(arn.where())).isEmpty();
  }

  /** A canary that was captured later, continuously, tells how the recorder works now. */
  private boolean tellsOfToday(TaskDefinitionItem item) {
    return item.seenAt()
        .filter(
            time -> coverage.filter(c -> c.isKnownToRecord(item.arn().where(), time)).isPresent())
        .isEmpty();
  }

  /**
   * It was deleted since, or Config never saw it. What is deleted leaves no trace: it can have been
   * used until now, if the event of its end is late, and is known to be gone only from this look
   * on.
   */
  private Evidence ofRegisteredAndNotShown(TaskDefinitionArn arn) {
    if (coverage.filter(c -> c.isKnownToRecord(arn.where(), recordedAfter)).isEmpty()) {
      return new Unknown(
          "AWS Config does not show %s, but an event said that it was registered, and no"
                  .formatted(arn)
              + " canary proves that it has recorded anything in %s since.".formatted(arn.where()));
    }
    return lastLook == LastLook.NONE
        ? new Unknown(
            "%s was registered and no longer exists; nothing says since when.".formatted(arn))
        : new Unused("%s was registered and no longer exists.".formatted(arn));
  }

  private Evidence ofTaskDefinitions(Cause cause, ImageNames image) {
    Optional<TaskDefinitionItem> active =
        shown(cause, image).filter(item -> !listed.isUnanswered(item)).findFirst();
    if (active.isPresent()) {
      return new Used(
          active.get().use(),
          (active.get().status().equals("ACTIVE")
                  ? "The ACTIVE task definition %s names it."
                  : "The task definition %s, whose status is unknown, names it.")
              .formatted(active.get().arn().brief()));
    }
    Optional<TaskDefinitionItem> unanswered = shown(cause, image).findFirst();
    if (unanswered.isPresent()) {
      // It may have ended, and a check that keeps the image for it might be the last.
      return new Unknown(
          "AWS Config shows the task definition %s, which names it, as ACTIVE; ECS did not confirm that."
              .formatted(unanswered.get().arn()));
    }
    Optional<String> unreadable = unreadable();
    if (unreadable.isPresent()) {
      return unreadable(unreadable.get(), image);
    }
    if (image.longestReference() > LONGEST_CERTAIN_REFERENCE) {
      return new Unknown(
          "A reference to it can have %d characters; beyond %d AWS Config may not find"
                  .formatted(image.longestReference(), LONGEST_CERTAIN_REFERENCE)
              + " it. Use a shorter repository name or shorter tags.");
    }
    return listed.knowEnded(image)
        ? beside(listed.staleNaming(image), ended(cause, listed.endedNaming(image).toList()))
        : new Unknown("Task definitions that have ended and name it were not asked for.");
  }

  private Stream<TaskDefinitionItem> shown(Cause cause, ImageNames image) {
    return listed.activeNaming(image).filter(item -> !isCauseThatEnded(cause, item));
  }

  /**
   * Of the causing one the check tells when it ended, as long as what was seen agrees; of the
   * others that is all there is.
   */
  private boolean isCauseThatEnded(Cause cause, TaskDefinitionItem item) {
    return cause.endedTaskDefinition().filter(item.arn()::sameRevision).isPresent()
        && (item.isActive()
            || item.seenAt().filter(seen -> !seen.isAfter(endedAt.plus(Policy.FRESH))).isPresent());
  }

  /** Nobody can run what ended, and cannot be read, in a place that is no workload. */
  private Optional<String> unreadable() {
    if (listed.nameless() > 0) {
      return Optional.of(
          "AWS Config returned %s without a name"
              .formatted(Counts.of(listed.nameless(), "task definition")));
    }
    return Stream.concat(
            listed.active().all().stream()
                .filter(item -> !item.readable())
                .map(TaskDefinitionItem::arn),
            listed.ended().all().stream()
                .filter(group -> !group.readable())
                .map(EndedRevisions::arn)
                .filter(this::isOfWorkload))
        .findFirst()
        .map("The task definition %s has an image reference that cannot be read"::formatted);
  }

  private Evidence ended(Cause cause, List<EndedRevisions> naming) {
    Optional<TaskDefinitionItem> undated =
        naming.stream()
            .flatMap(group -> group.undated().stream())
            .filter(item -> !item.described() || isUndatedAtThisLook(cause, item))
            .findFirst();
    if (undated.isPresent()) {
      return new Unknown(
          "The task definition %s, which names it, has ended; nothing says when."
              .formatted(undated.get().arn()));
    }
    Optional<Evidence> forgotten = ofForgotten(cause);
    if (forgotten.filter(Unknown.class::isInstance).isPresent()) {
      return forgotten.get();
    }
    return Stream.concat(
            naming.stream()
                .flatMap(group -> group.last(item -> isCauseThatEnded(cause, item)).stream())
                .map(TaskDefinitionsAnswer::usedUntilItEnded),
            forgotten.stream()
                .flatMap(said -> said instanceof UsedUntil used ? Stream.of(used) : Stream.of()))
        .max(Comparator.comparing(UsedUntil::until))
        .<Evidence>map(used -> used)
        .orElseGet(
            () ->
                new Unused(
                    listed.size() == 0
                        ? "AWS Config shows no task definition that names it."
                        : "AWS Config shows %s with images of its repository; no ACTIVE one names this image."
                            .formatted(Counts.of(listed.size(), "task definition"))));
  }

  /** Whoever reads later why the image went finds the stale revisions that named it. */
  private static Evidence beside(List<TaskDefinitionArn> stale, Evidence said) {
    if (stale.isEmpty()) {
      return said;
    }
    int more = stale.size() - MOST_NAMED;
    String named =
        "Only stale task definitions name it: %s%s."
            .formatted(
                stale.stream()
                    .map(TaskDefinitionArn::brief)
                    .sorted()
                    .limit(MOST_NAMED)
                    .collect(Collectors.joining(", ")),
                more > 0 ? " and %s more".formatted(Counts.of(more)) : "");
    return said instanceof UsedUntil used
        ? new UsedUntil("%s %s".formatted(used.text(), named), used.until())
        : said instanceof Unused ? new Unused(named) : said;
  }

  private static UsedUntil usedUntilItEnded(TaskDefinitionItem last) {
    Instant ended = EndedRevisions.ended(last);
    return new UsedUntil(
        "The task definition %s, which names it, %s %s on %s."
            .formatted(
                last.arn(),
                last.described() ? "became" : "was recorded as",
                last.status(),
                Times.utc(ended)),
        ended);
  }

  /**
   * The task definition of the task whose stop caused the check can have ended after that, by an
   * event that has not come yet. Where AWS Config forgets what is not ACTIVE, ECS alone tells.
   */
  private Optional<Evidence> ofForgotten(Cause cause) {
    Optional<TaskDefinitionArn> stopped =
        cause.stoppedTaskDefinition().filter(arn -> !listed.shows(arn));
    if (stopped.filter(listed::isUnanswered).isPresent()) {
      return Optional.of(
          new Unknown(
              "A task ran it from %s, which AWS Config does not show, and ECS did not say whether it is ACTIVE."
                  .formatted(stopped.get())));
    }
    return stopped
        .flatMap(listed::statusOf)
        .flatMap(
            status ->
                status instanceof RevisionStatus.Ended ended
                    ? ofForgotten(stopped.get(), ended)
                    : Optional.empty());
  }

  private Optional<Evidence> ofForgotten(TaskDefinitionArn arn, RevisionStatus.Ended ended) {
    if (ended.deregisteredAt().isPresent()) {
      Instant time = ended.deregisteredAt().get();
      return Optional.of(
          new UsedUntil(
              "A task ran it from the task definition %s, which became %s on %s."
                  .formatted(arn, ended.status(), Times.utc(time)),
              time));
    }
    return lastLook == LastLook.NONE
        ? Optional.of(
            new Unknown(
                "A task ran it from the task definition %s, which has ended; nothing says when."
                    .formatted(arn)))
        : Optional.empty();
  }

  /**
   * ECS said that it ended, and not when. Of the causing one the check says it; of another one the
   * last look says that it was seen then, and nothing else.
   */
  private boolean isUndatedAtThisLook(Cause cause, TaskDefinitionItem item) {
    return lastLook == LastLook.NONE
        && cause.endedTaskDefinition().filter(item.arn()::sameRevision).isEmpty();
  }

  /** What cannot be read can name any image of the repository. */
  static Unknown unreadable(String what, ImageNames image) {
    Repository repository = image.repository().repository();
    return new Unknown(
        "%s; it may name any image of %s.".formatted(what, repository),
        new Scope.Repositories(Set.of(repository)));
  }
}
