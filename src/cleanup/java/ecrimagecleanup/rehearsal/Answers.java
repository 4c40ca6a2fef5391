package ecrimagecleanup.rehearsal;

import static ecrimagecleanup.rehearsal.Answer.notSeen;
import static ecrimagecleanup.rehearsal.Answer.notTried;

import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which reading of each question follows from what a rehearsal has seen. */
public final class Answers {
  /** More than the smaller limit of the input of a schedule, and less than the larger. */
  public static final int INPUT_BYTES = 230_000;

  private static final String REMOVED = "removed";

  private Answers() {}

  /** All of them, in the order in which they are shown. */
  public static List<Answer> of(Rehearsal known) {
    return Stream.concat(ConfigAnswers.of(known).stream(), others(known)).toList();
  }

  private static Stream<Answer> others(Rehearsal known) {
    return Stream.of(
        EcsAnswers.event(known),
        EcsAnswers.sidecar(known),
        EcsAnswers.task(known),
        EcsAnswers.revisionOfService(known),
        archive(known),
        manifest(known),
        scheduleInput(known),
        optIn(known),
        tagAndDigest(known),
        child(known),
        check(known),
        notTried(
            Topic.LONG_REFERENCE,
            "The rehearsal registers no reference of more than 256 characters."),
        notTried(
            Topic.CONFIG_RATE,
            "The rehearsal asks AWS Config once a minute at most, so as not to disturb others."));
  }

  private static Answer scheduleInput(Rehearsal known) {
    Optional<String> taken = known.fact("schedule input");
    if (taken.isEmpty()) {
      return Answer.notYet(known, Topic.SCHEDULE_INPUT, Step.TRY_SCHEDULE);
    }
    boolean larger = taken.get().equals("taken");
    return Answer.of(
        Topic.SCHEDULE_INPUT,
        larger ? "256-kib" : "200-kb",
        "EventBridge Scheduler %s an input of %s bytes."
            .formatted(larger ? "takes" : "refuses", Counts.of(INPUT_BYTES)));
  }

  private static Answer archive(Rehearsal known) {
    List<String> children =
        Stream.of("child of archived index", "archived tagged", "archived e")
            .flatMap(fact -> known.fact(fact).stream())
            .toList();
    return children.size() < 3
        ? Answer.notYet(known, Topic.ARCHIVE_INDEX, Step.ARCHIVE_INDEX)
        : Answer.of(
            Topic.ARCHIVE_INDEX,
            archivedWithIndex(children),
            "After the index was archived, an image that it alone lists is %s; one with a tag is %s; one that another index lists as well is %s."
                .formatted(children.toArray()));
  }

  private static String archivedWithIndex(List<String> children) {
    String archived = "archived";
    if (children.subList(1, 3).contains(archived)) {
      return "with-all-it-lists";
    }
    return children.contains(archived) ? "with-its-children" : "alone";
  }

  private static Answer manifest(Rehearsal known) {
    if (Watch.wasPulled(known)) {
      return Answer.of(
          Topic.MANIFEST_READ,
          "a-pull",
          "ECR shows the time of the reading as lastRecordedPullTime: exclude the application's role from pull times.");
    }
    boolean waited =
        Watch.waited(known, Step.WATCH_PULL, known.time(Step.READ_MANIFEST), Watch.PULL);
    return known.did(Step.READ_MANIFEST) && waited
        ? Answer.of(
            Topic.MANIFEST_READ,
            "no-pull",
            "lastRecordedPullTime did not become the time of the reading within 25 hours.")
        : Answer.notYet(known, Topic.MANIFEST_READ, Step.READ_MANIFEST, Step.WATCH_PULL);
  }

  private static Answer optIn(Rehearsal known) {
    Optional<String> without = known.fact("removal without tag");
    Optional<String> with = known.fact("removal with tag");
    if (without.isEmpty()) {
      return Answer.notYet(known, Topic.OPT_IN, Step.TRY_UNTAGGED);
    }
    String what =
        "Without the tag the application's role is answered %s, with it %s."
            .formatted(without.get(), with.orElse("nothing yet"));
    if (!without.get().equals("refused")) {
      return Answer.of(Topic.OPT_IN, "not enforced", what);
    }
    return with.equals(Optional.of(REMOVED))
        ? Answer.of(Topic.OPT_IN, "enforced", what)
        : notSeen(Topic.OPT_IN, what);
  }

  private static Answer tagAndDigest(Rehearsal known) {
    return known
        .fact("after tag and digest")
        .map(
            left ->
                Answer.of(
                    Topic.TAG_AND_DIGEST,
                    left.equals("there") ? "the tag" : "the image",
                    "The image is %s.".formatted(left)))
        .orElseGet(() -> Answer.notYet(known, Topic.TAG_AND_DIGEST, Step.REMOVE_TAG_AND_DIGEST));
  }

  private static Answer child(Rehearsal known) {
    return known
        .fact("removal of child")
        .map(
            outcome ->
                Answer.of(
                    Topic.CHILD_OF_INDEX,
                    outcome.equals(REMOVED) ? REMOVED : "refused",
                    "ECR answers %s.".formatted(outcome)))
        .orElseGet(() -> Answer.notYet(known, Topic.CHILD_OF_INDEX, Step.REMOVE_CHILD));
  }

  private static Answer check(Rehearsal known) {
    Checks checks = Checks.of(known);
    if (known.time("image gone").isPresent()) {
      return Answer.of(
          Topic.CHECK,
          REMOVED,
          "The running application made %s of the image of revision 3, and removed it."
              .formatted(Counts.of(checks.number(), "check")));
    }
    if (Watch.waited(known, Step.WATCH_CHECK, checks.lastDue(), Watch.FIRED)) {
      return checks.isPostponed()
          ? Answer.of(
              Topic.CHECK,
              "postponed",
              "The check of the image of revision 3 could not decide, so another one follows. The application's record of decisions says which source of evidence does not know.")
          : Answer.of(
              Topic.CHECK,
              "kept",
              "The checks of the image of revision 3 have fired, and the image is still there, as it has to be with cleanup.action=report. The application's record of decisions says why.");
    }
    return checks.number() > 0 && known.isDone(Step.WATCH_CHECK)
        ? notSeen(
            Topic.CHECK,
            "The check is due at %s, after the rehearsal had ended its waiting."
                .formatted(checks.lastDue().orElseThrow()))
        : Answer.notYet(known, Topic.CHECK, Step.WATCH_CHECK);
  }
}
