package ecrimagecleanup.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long is looked. What has not changed yet is judged only by something else that has: twice as
 * long as AWS Config took to show a revision, and half an hour at least; a day and two hours where
 * it records once a day.
 *
 * @param deadline when every waiting ends
 */
public record Watch(Instant deadline) {
  static final String ACTIVE = "ACTIVE";
  static final String ABSENT = "absent";
  static final int REVISIONS = 3;

  private static final Duration LEAST = Duration.ofMinutes(30);

  /** Within this a recorder that records once a day has captured what there is. */
  static final Duration DAILY = Duration.ofHours(26);

  private static final Duration DELETION = Duration.ofHours(2);

  /** Within this a check has been made that was put off once, to the next full hour. */
  static final Duration FIRED = Duration.ofMinutes(90);

  /** ECR refreshes a pull time at least once in 24 hours. */
  static final Duration PULL = Duration.ofHours(25);

  private static final Duration PULL_OF_READING = Duration.ofMinutes(2);

  static String rowTime(int number, String status) {
    return "row %d %s".formatted(number, status);
  }

  /** Whether a step that waits has seen what there is to be seen, or waited long enough. */
  public boolean isOver(Step step, Rehearsal known, Instant now) {
    if (!now.isBefore(deadline)) {
      return true;
    }
    return switch (step) {
      case WATCH_REGISTERED -> registered(known, now);
      case WATCH_TAG ->
          !known.did(Step.TAG_REVISION)
              || tagRecorded(known)
              || passed(known.time(Step.TAG_REVISION), patience(known), now);
      case WATCH_TASK ->
          !known.did(Step.RUN_TASK)
              || known.fact("task digest").isPresent()
              || passed(known.time(Step.RUN_TASK), LEAST, now);
      case WATCH_DEREGISTERED -> deregistered(known, now);
      case WATCH_CHECK -> checked(known, now);
      case WATCH_PULL ->
          !known.did(Step.READ_MANIFEST)
              || wasPulled(known)
              || passed(known.time(Step.READ_MANIFEST), PULL, now);
      case WATCH_SERVICE ->
          !known.did(Step.CREATE_SERVICE)
              || known.time("service").isPresent()
              || passed(known.time(Step.CREATE_SERVICE), DAILY, now);
      case WATCH_DELETED ->
          !known.did(Step.DELETE_REVISIONS)
              || IntStream.rangeClosed(1, REVISIONS)
                  .allMatch(n -> known.fact("row " + n).orElse(ABSENT).equals(ABSENT))
              || passed(known.time(Step.DELETE_REVISIONS), untilVanished(known), now);
      default -> true;
    };
  }

  private static boolean registered(Rehearsal known, Instant now) {
    boolean all = IntStream.rangeClosed(1, REVISIONS).allMatch(n -> known.is("row " + n, ACTIVE));
    return all || passed(known.time(rowTime(REVISIONS, ACTIVE)), patience(known), now);
  }

  /** Whether the row of revision 3 was captured anew between its tag and its end. */
  static boolean tagRecorded(Rehearsal known) {
    Optional<Instant> tagged = known.time(Step.TAG_REVISION);
    Optional<Instant> ended = known.time(Step.DEREGISTER);
    return tagged.isPresent()
        && known.times().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("recaptured 3 "))
            .map(Map.Entry::getValue)
            .anyMatch(
                time ->
                    !time.isBefore(tagged.get())
                        && ended.map(end -> !time.isAfter(end)).orElse(true));
  }

  private static boolean deregistered(Rehearsal known, Instant now) {
    List<Optional<Instant>> changes =
        Stream.of(1, REVISIONS)
            .filter(n -> known.fact("row " + n).isPresent())
            .map(n -> changed(known, n))
            .toList();
    Optional<Instant> first = changes.stream().flatMap(Optional::stream).min(Instant::compareTo);
    return first.isPresent()
        && (changes.stream().allMatch(Optional::isPresent) || passed(first, patience(known), now));
  }

  /**
   * When AWS Config first showed that a revision that was deregistered is not ACTIVE any more; what
   * came of its deletion does not count.
   */
  static Optional<Instant> changed(Rehearsal known, int number) {
    String last =
        known
            .fact("row %d before deletion".formatted(number))
            .or(() -> known.fact("row " + number))
            .orElse(ACTIVE);
    Optional<Instant> removal = known.time("deletion began");
    return last.equals(ACTIVE)
        ? Optional.empty()
        : known.times().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("row " + number + " "))
            .filter(entry -> !entry.getKey().equals(rowTime(number, ACTIVE)))
            .map(Map.Entry::getValue)
            .filter(time -> known.time(Step.DEREGISTER).map(at -> !time.isBefore(at)).orElse(false))
            .filter(time -> removal.map(time::isBefore).orElse(true))
            .min(Instant::compareTo);
  }

  private static boolean checked(Rehearsal known, Instant now) {
    Optional<Instant> last = Checks.of(known).lastDue();
    return known.time("image gone").isPresent()
        || (last.isPresent()
            ? passed(last, FIRED, now)
            : passed(known.time(Step.DEREGISTER), LEAST, now));
  }

  /** Whether a step that waits has gone on for so long since something. */
  static boolean waited(Rehearsal known, Step step, Optional<Instant> since, Duration time) {
    return known.time(step).filter(end -> passed(since, time, end)).isPresent();
  }

  /** How long is waited for deleted revisions to vanish. */
  static Duration untilVanished(Rehearsal known) {
    return longer(DELETION, patience(known));
  }

  /** Whether the recorded pull time is that of the reading of the manifest. */
  static boolean wasPulled(Rehearsal known) {
    Optional<Instant> read = known.time(Step.READ_MANIFEST);
    return read.isPresent()
        && known
            .fact("pull time")
            .map(Instant::parse)
            .map(pulled -> Duration.between(read.get(), pulled).abs())
            .filter(apart -> apart.compareTo(PULL_OF_READING) <= 0)
            .isPresent();
  }

  /** How long is waited for something that AWS Config may never show. */
  static Duration patience(Rehearsal known) {
    if (known.is("daily", "true")) {
      return DAILY;
    }
    Optional<Duration> lag = lag(known, 3);
    return longer(LEAST, lag.map(once -> once.multipliedBy(2)).orElse(LEAST));
  }

  /** How long after its registration AWS Config first showed a revision. */
  static Optional<Duration> lag(Rehearsal known, int number) {
    Step registered =
        Arrays.asList(Step.REGISTER_FIRST, Step.REGISTER_SECOND, Step.REGISTER_THIRD)
            .get(number - 1);
    return known
        .time(registered)
        .flatMap(at -> known.time(rowTime(number, ACTIVE)).map(seen -> Duration.between(at, seen)));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  static boolean passed(Optional<Instant> since, Duration time, Instant now) {
    return since.isPresent() && !now.isBefore(since.get().plus(time));
  }
}
