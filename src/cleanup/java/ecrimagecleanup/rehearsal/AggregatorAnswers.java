package ecrimagecleanup.rehearsal;

import static ecrimagecleanup.rehearsal.Answer.notSeen;
import static ecrimagecleanup.rehearsal.Answer.notYet;
import static ecrimagecleanup.rehearsal.Watch.ACTIVE;

import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The answers to questions about the aggregator of AWS Config and its recorders. */
final class AggregatorAnswers {
  private static final Duration A_DAY = Duration.ofHours(24);

  /** Two moves in less than this are more than one a day. */
  private static final Duration LESS_THAN_A_DAY = Duration.ofHours(20);

  private AggregatorAnswers() {}

  static Answer services(Rehearsal known) {
    if (known.time("service").isPresent()) {
      boolean daily = known.is("service frequency", "DAILY");
      return Answer.of(
          Topic.SERVICES,
          daily ? "daily" : "recorded",
          "AWS Config shows the service%s."
              .formatted(daily ? ", and records services once a day" : ""));
    }
    boolean waited =
        Watch.waited(known, Step.WATCH_SERVICE, known.time(Step.CREATE_SERVICE), Watch.DAILY);
    return known.did(Step.CREATE_SERVICE) && waited && known.isDone(Step.WATCH_REGISTERED)
        ? Answer.of(
            Topic.SERVICES,
            "excluded",
            "AWS Config shows task definitions, and did not show the service within %s."
                .formatted(Durations.brief(Watch.DAILY)))
        : notYet(known, Topic.SERVICES, Step.CREATE_SERVICE, Step.WATCH_SERVICE);
  }

  static Answer sources(Rehearsal known) {
    int others = known.fact("other sources").map(Integer::valueOf).orElse(0);
    String more =
        others == 0
            ? ""
            : " The status of %s is FAILED or OUTDATED."
                .formatted(Counts.of(others, "other source"));
    if (known.fact("sources ORGANIZATION").isPresent()) {
      return Answer.of(
          Topic.SOURCES,
          "organisation",
          "The aggregator names the organization for the workload." + more);
    }
    return known.fact("sources ACCOUNT").isPresent()
        ? Answer.of(
            Topic.SOURCES,
            others == 0 ? "accounts" : "accounts-and-others",
            "The aggregator names the workload's account and region." + more)
        : notYet(known, Topic.SOURCES, Step.WATCH_REGISTERED);
  }

  static Answer sourceTime(Rehearsal known) {
    List<Instant> moves =
        known.times().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(Look.SOURCE_MOVE))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    if (moves.isEmpty()) {
      return notYet(known, Topic.SOURCE_TIME, Step.WATCH_REGISTERED);
    }
    Instant first = moves.get(0);
    Instant last = known.fact("last look").map(Instant::parse).orElse(first);
    Duration watched = Duration.between(first, last);
    long soon = moves.stream().filter(at -> at.isBefore(first.plus(LESS_THAN_A_DAY))).count();
    String what =
        "The time of the source moved %s in %s."
            .formatted(
                times(Integer.parseInt(known.fact("source moves").orElse("0"))),
                Durations.brief(watched));
    if (soon > 2) {
      return Answer.of(Topic.SOURCE_TIME, "moves-with-data", what);
    }
    if (watched.compareTo(A_DAY) < 0) {
      return notSeen(Topic.SOURCE_TIME, what);
    }
    return Answer.of(
        Topic.SOURCE_TIME, moves.size() == 1 ? "never-moves" : "moves-once-a-day", what);
  }

  private static String times(int number) {
    return switch (number) {
      case 0 -> "not once";
      case 1 -> "once";
      default -> number + " times";
    };
  }

  static Answer groups(Rehearsal known) {
    return known
        .fact("groups")
        .map(
            written ->
                Answer.of(
                    Topic.GROUPS,
                    written,
                    "The answer to a query with GROUP BY was read on this account."))
        .orElseGet(() -> notYet(known, Topic.GROUPS, Step.WATCH_REGISTERED));
  }

  static Answer digestReference(Rehearsal known) {
    return known.time(Watch.rowTime(2, ACTIVE)).isPresent()
        ? Answer.of(
            Topic.DIGEST_REFERENCE,
            "found",
            "AWS Config finds revision 2, which names its image by a digest, by the repository.")
        : notYet(known, Topic.DIGEST_REFERENCE, Step.WATCH_REGISTERED);
  }
}
