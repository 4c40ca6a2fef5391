package ecrimagecleanup.doctor;

import ecrimagecleanup.rehearsal.Answer;
import ecrimagecleanup.rehearsal.Answers;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.words.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The newest rehearsal that is over, and what it says of an account. One of another account, or of
 * more than a year ago, says nothing.
 *
 * @param newest reads it; empty if there is none
 * @param accountId the account of the application
 * @param clock the time
 */
public record NewestRehearsal(Supplier<Optional<Rehearsal>> newest, String accountId, Clock clock) {
  private static final Duration A_YEAR = Duration.ofDays(365);

  /** Why a rehearsal says nothing of the account, as a sentence; empty if it does. */
  Optional<String> ignored(Rehearsal rehearsal) {
    if (!rehearsal.registry().accountId().equals(accountId)) {
      return Optional.of(
          "The newest rehearsal is of account %s, and not of %s, so it is ignored."
              .formatted(rehearsal.registry().accountId(), accountId));
    }
    return rehearsal.startedAt().isBefore(clock.instant().minus(A_YEAR))
        ? Optional.of(
            "The newest rehearsal is of %s, more than a year ago, so it is ignored."
                .formatted(Times.utc(rehearsal.startedAt())))
        : Optional.empty();
  }

  /** What a rehearsal found out. */
  static List<Answer> known(Rehearsal rehearsal) {
    return Answers.of(rehearsal).stream().filter(Answer::isKnown).toList();
  }

  /** What is known by it of the account; nothing if there is none that counts. */
  List<Answer> known() {
    return newest
        .get()
        .filter(rehearsal -> ignored(rehearsal).isEmpty())
        .map(NewestRehearsal::known)
        .orElse(List.of());
  }
}
