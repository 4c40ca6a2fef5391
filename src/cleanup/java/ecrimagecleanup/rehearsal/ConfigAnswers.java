package ecrimagecleanup.rehearsal;

import static ecrimagecleanup.rehearsal.Answer.notSeen;
import static ecrimagecleanup.rehearsal.Answers.notYet;
import static ecrimagecleanup.rehearsal.Watch.ABSENT;
import static ecrimagecleanup.rehearsal.Watch.ACTIVE;
import static ecrimagecleanup.rehearsal.Watch.REVISIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The answers to questions about AWS Config. */
final class ConfigAnswers {
  private static final Duration A_DAY = Duration.ofHours(24);

  /** Two moves in less than this are more than one a day. */
  private static final Duration LESS_THAN_A_DAY = Duration.ofHours(20);

  private ConfigAnswers() {}

  static List<Answer> of(Rehearsal known) {
    return List.of(
        revisions(known),
        deleted(known),
        inactive(known),
        services(known),
        sources(known),
        sourceTime(known),
        tag(known),
        groups(known),
        digestReference(known));
  }

  private static Answer revisions(Rehearsal known) {
    if (known.time(Watch.rowTime(REVISIONS, ACTIVE)).isEmpty()) {
      return notYet(known, Topic.REVISIONS, Step.REGISTER_THIRD, Step.WATCH_REGISTERED);
    }
    if (!known.isDone(Step.WATCH_REGISTERED)) {
      return notSeen(Topic.REVISIONS, "AWS Config shows revision 3; the others may follow.");
    }
    String shown = known.fact("rows when registered").orElse("");
    if (shown.equals("3")) {
      return of(
          Topic.REVISIONS,
          "latest-active",
          "AWS Config shows revision 3 alone, %s after it was registered."
              .formatted(lag(known, 3)));
    }
    if (!shown.equals("1 2 3")) {
      return notSeen(
          Topic.REVISIONS, "AWS Config shows as ACTIVE revisions %s of 3.".formatted(shown));
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
    return newest.isPresent() && known.isDone(Step.WATCH_DEREGISTERED)
        ? of(
            Topic.REVISIONS,
            "stale",
            "AWS Config showed the end of revision 3 %s after it was deregistered, and still shows revision 1, an older one, as ACTIVE."
                .formatted(since(known, newest.get())))
        : notYet(known, Topic.REVISIONS, Step.DEREGISTER, Step.WATCH_DEREGISTERED);
  }

  private static String lag(Rehearsal known, int number) {
    return Watch.lag(known, number).map(ConfigAnswers::text).orElse("an unknown time");
  }

  private static String since(Rehearsal known, Instant seen) {
    return known
        .time(Step.DEREGISTER)
        .map(at -> text(Duration.between(at, seen)))
        .orElse("an unknown time");
  }

  private static String text(Duration lag) {
    long minutes = (lag.toSeconds() + 59) / 60;
    return minutes > 120 ? "%d h %d min".formatted(minutes / 60, minutes % 60) : minutes + " min";
  }

  private static Answer deleted(Rehearsal known) {
    Optional<Integer> number =
        Stream.of(3, 2, 1)
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
          Topic.DELETED, "AWS Config showed no revision any more before they were deleted.");
    }
    String now = known.fact("row " + number.get()).orElse(ABSENT);
    return of(
        Topic.DELETED,
        now.equals(ABSENT) ? "vanish" : "stays",
        "Revision %d, which was deleted, is %s in AWS Config.".formatted(number.get(), now));
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

  private static Answer services(Rehearsal known) {
    if (known.time("service").isPresent()) {
      boolean daily = known.is("service frequency", "DAILY");
      return of(
          Topic.SERVICES,
          daily ? "daily" : "recorded",
          "AWS Config shows the service%s."
              .formatted(daily ? ", and records services once a day" : ""));
    }
    return known.did(Step.CREATE_SERVICE) && known.isDone(Step.WATCH_REGISTERED)
        ? of(Topic.SERVICES, "excluded", "AWS Config shows task definitions, and not the service.")
        : notYet(known, Topic.SERVICES, Step.CREATE_SERVICE);
  }

  private static Answer sources(Rehearsal known) {
    Optional<String> organization = known.fact("sources ORGANIZATION");
    Optional<String> account = known.fact("sources ACCOUNT");
    if (organization.isPresent()) {
      return of(
          Topic.SOURCES,
          "one ORGANIZATION row",
          "The aggregator names the organization for the workload.");
    }
    return account.isPresent()
        ? of(
            Topic.SOURCES,
            "one per account and region",
            "The aggregator names the workload's account and region.")
        : notYet(known, Topic.SOURCES, Step.WATCH_REGISTERED);
  }

  private static Answer sourceTime(Rehearsal known) {
    List<Instant> moves =
        known.times().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("source "))
            .map(java.util.Map.Entry::getValue)
            .sorted()
            .toList();
    if (moves.isEmpty()) {
      return notYet(known, Topic.SOURCE_TIME, Step.WATCH_REGISTERED);
    }
    Instant first = moves.get(0);
    Instant last = known.fact("last look").map(Instant::parse).orElse(first);
    Duration watched = Duration.between(first, last);
    long soon = moves.stream().filter(at -> at.isBefore(first.plus(LESS_THAN_A_DAY))).count();
    String what = "It moved %d times in %s.".formatted(moves.size() - 1, text(watched));
    if (soon > 2) {
      return of(Topic.SOURCE_TIME, "moves with data", what);
    }
    if (watched.compareTo(A_DAY) < 0) {
      return notSeen(Topic.SOURCE_TIME, what);
    }
    return of(Topic.SOURCE_TIME, moves.size() == 1 ? "never moves" : "moves once a day", what);
  }

  private static Answer tag(Rehearsal known) {
    if (Watch.tagRecorded(known)) {
      return of(Topic.TAG_ITEM, "yes", "AWS Config captured revision 3 anew after it was tagged.");
    }
    return known.did(Step.TAG_REVISION)
            && known.isDone(Step.WATCH_TAG)
            && known.time(Watch.rowTime(REVISIONS, ACTIVE)).isPresent()
        ? of(
            Topic.TAG_ITEM,
            "no",
            "AWS Config did not capture revision 3 anew within %s after it was tagged."
                .formatted(text(Watch.patience(known))))
        : notYet(known, Topic.TAG_ITEM, Step.TAG_REVISION, Step.WATCH_TAG);
  }

  private static Answer groups(Rehearsal known) {
    return known
        .fact("groups")
        .map(
            written ->
                of(
                    Topic.GROUPS,
                    written,
                    "The answer to a query with GROUP BY was read on this account."))
        .orElseGet(() -> notYet(known, Topic.GROUPS, Step.WATCH_REGISTERED));
  }

  private static Answer digestReference(Rehearsal known) {
    return known.time(Watch.rowTime(2, ACTIVE)).isPresent()
        ? of(
            Topic.DIGEST_REFERENCE,
            "found",
            "AWS Config finds revision 2, which names its image by a digest, by the repository.")
        : notYet(known, Topic.DIGEST_REFERENCE, Step.WATCH_REGISTERED);
  }

  private static Answer of(Topic topic, String reading, String why) {
    return Answer.of(topic, reading, why);
  }
}
