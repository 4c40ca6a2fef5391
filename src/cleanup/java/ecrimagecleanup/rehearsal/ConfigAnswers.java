package ecrimagecleanup.rehearsal;

import static ecrimagecleanup.rehearsal.Answer.notSeen;
import static ecrimagecleanup.rehearsal.Answer.notYet;
import static ecrimagecleanup.rehearsal.Watch.ABSENT;
import static ecrimagecleanup.rehearsal.Watch.ACTIVE;
import static ecrimagecleanup.rehearsal.Watch.REVISIONS;

import ecrimagecleanup.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The answers to questions about what AWS Config shows of task definitions. */
final class ConfigAnswers {
  private ConfigAnswers() {}

  static List<Answer> of(Rehearsal known) {
    return List.of(
        revisions(known),
        deleted(known),
        inactive(known),
        AggregatorAnswers.services(known),
        AggregatorAnswers.sources(known),
        AggregatorAnswers.sourceTime(known),
        tag(known),
        AggregatorAnswers.groups(known),
        AggregatorAnswers.digestReference(known));
  }

  private static Answer revisions(Rehearsal known) {
    if (known.time(Watch.rowTime(REVISIONS, ACTIVE)).isEmpty()) {
      return notYet(known, Topic.REVISIONS, Step.REGISTER_THIRD, Step.WATCH_REGISTERED);
    }
    if (!known.isDone(Step.WATCH_REGISTERED)) {
      return notSeen(Topic.REVISIONS, "AWS Config shows revision 3; the others may follow.");
    }
    String shown = known.fact("rows when registered").orElse("");
    if (shown.equals("3")
        && waited(known, Step.WATCH_REGISTERED, known.time(Watch.rowTime(REVISIONS, ACTIVE)))) {
      return of(
          Topic.REVISIONS,
          "latest-active",
          "AWS Config shows revision 3 alone, %s after it was registered."
              .formatted(lag(known, 3)));
    }
    if (!shown.equals("1 2 3")) {
      return notSeen(
          Topic.REVISIONS,
          "When the rehearsal ended its waiting, AWS Config showed of the three revisions as ACTIVE: %s."
              .formatted(shown.isEmpty() ? "none" : shown));
    }
    Optional<Instant> older = Watch.changed(known, 1);
    if (older.isPresent()) {
      return of(
          Topic.REVISIONS,
          "all",
          "AWS Config shows all three, and %s after it was deregistered no longer revision 1 as ACTIVE; they were shown %s, %s and %s after they were registered."
              .formatted(since(known, older.get()), lag(known, 1), lag(known, 2), lag(known, 3)));
    }
    Optional<Instant> newest = Watch.changed(known, REVISIONS);
    return newest.isPresent() && waited(known, Step.WATCH_DEREGISTERED, newest)
        ? of(
            Topic.REVISIONS,
            "stale",
            "AWS Config showed the end of revision 3 %s after it was deregistered, and still shows revision 1, an older one, as ACTIVE."
                .formatted(since(known, newest.get())))
        : notYet(known, Topic.REVISIONS, Step.DEREGISTER, Step.WATCH_DEREGISTERED);
  }

  /** Whether it was waited long enough for something that AWS Config may never show. */
  private static boolean waited(Rehearsal known, Step step, Optional<Instant> since) {
    return Watch.waited(known, step, since, Watch.patience(known));
  }

  private static String lag(Rehearsal known, int number) {
    return Watch.lag(known, number).map(Durations::brief).orElse("an unknown time");
  }

  private static String since(Rehearsal known, Instant seen) {
    return known
        .time(Step.DEREGISTER)
        .map(at -> Durations.brief(Duration.between(at, seen)))
        .orElse("an unknown time");
  }

  private static Answer deleted(Rehearsal known) {
    // Revision 2 tells nothing: it is deregistered and deleted at once.
    Optional<Integer> number =
        Stream.of(3, 1)
            .filter(
                n ->
                    !known
                        .fact("row %d before deletion".formatted(n))
                        .orElse(ABSENT)
                        .equals(ABSENT))
            .findFirst();
    if (!known.isDone(Step.WATCH_DELETED)) {
      return notYet(known, Topic.DELETED, Step.DELETE_REVISIONS, Step.WATCH_DELETED);
    }
    if (number.isEmpty()) {
      return notSeen(
          Topic.DELETED,
          "AWS Config showed no deregistered revision any more, so there was none whose deletion could be seen.");
    }
    String now = known.fact("row " + number.get()).orElse(ABSENT);
    if (now.equals(ABSENT)) {
      return of(
          Topic.DELETED,
          "vanish",
          "AWS Config does not show revision %d any more, which was deleted."
              .formatted(number.get()));
    }
    Duration enough = Watch.untilVanished(known);
    return Watch.waited(known, Step.WATCH_DELETED, known.time(Step.DELETE_REVISIONS), enough)
        ? of(
            Topic.DELETED,
            "stays",
            "AWS Config still shows revision %d, as %s, %s after it was deleted."
                .formatted(number.get(), now, Durations.brief(enough)))
        : notYet(known, Topic.DELETED, Step.DELETE_REVISIONS, Step.WATCH_DELETED);
  }

  private static Answer inactive(Rehearsal known) {
    Optional<Integer> number =
        Stream.of(3, 1).filter(n -> Watch.changed(known, n).isPresent()).findFirst();
    if (number.isEmpty()) {
      return notYet(known, Topic.INACTIVE, Step.DEREGISTER, Step.WATCH_DEREGISTERED);
    }
    Optional<Instant> absent = known.time(Watch.rowTime(number.get(), ABSENT));
    Optional<Instant> removal = known.time("deletion began");
    boolean gone =
        absent
            .filter(at -> !at.isBefore(known.time(Step.DEREGISTER).orElse(at)))
            .filter(at -> removal.map(at::isBefore).orElse(true))
            .isPresent();
    if (gone) {
      return of(
          Topic.INACTIVE,
          "gone",
          "AWS Config does not show revision %d any more.".formatted(number.get()));
    }
    return known.isDone(Step.WATCH_DEREGISTERED)
        ? of(
            Topic.INACTIVE,
            "kept",
            "AWS Config shows revision %d as INACTIVE for as long as it was watched."
                .formatted(number.get()))
        : notYet(known, Topic.INACTIVE, Step.WATCH_DEREGISTERED);
  }

  private static Answer tag(Rehearsal known) {
    if (Watch.tagRecorded(known)) {
      return of(Topic.TAG_ITEM, "yes", "AWS Config captured revision 3 anew after it was tagged.");
    }
    return known.did(Step.TAG_REVISION)
            && waited(known, Step.WATCH_TAG, known.time(Step.TAG_REVISION))
            && known.time(Watch.rowTime(REVISIONS, ACTIVE)).isPresent()
        ? of(
            Topic.TAG_ITEM,
            "no",
            "AWS Config did not capture revision 3 anew within %s after it was tagged."
                .formatted(Durations.brief(Watch.patience(known))))
        : notYet(known, Topic.TAG_ITEM, Step.TAG_REVISION, Step.WATCH_TAG);
  }

  private static Answer of(Topic topic, String reading, String why) {
    return Answer.of(topic, reading, why);
  }
}
