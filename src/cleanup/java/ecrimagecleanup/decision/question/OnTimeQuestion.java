package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.words.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the check is handled around the time that it was made for: only then is what it says of
 * the past worth something.
 *
 * <p>On a clock that is behind every check comes early, however often it is put off: so a little is
 * not too early, and the grace period is asked for by itself.
 */
public final class OnTimeQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("on-time");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Time of the check";
  }

  @Override
  public String remedy() {
    return "Wait for the next check.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    Instant due = given.check().due();
    if (given.now().isBefore(due.minus(Policy.SKEW))) {
      return Optional.of(
          given.postponeUnchanged(
              ID, "The check fired before it was due on %s.".formatted(Times.utc(due)), due));
    }
    return given.now().isAfter(due.plus(Policy.FRESH))
        ? Optional.of(tooLate(given, due))
        : Optional.empty();
  }

  /**
   * Until a whole number of grace periods after the due time, so that a message that comes again
   * soon makes the same name; and at least one from now.
   */
  private static Objection tooLate(DecisionCase given, Instant due) {
    long grace = given.own().grace().toMillis();
    long late = Duration.between(due, given.now()).toMillis();
    long periods = Math.floorDiv(late + grace - 1, grace) + 1;
    Instant until = due.plusMillis(periods * grace);
    return given.postpone(
        ID,
        "The check was due on %s and fired more than an hour late, so what it knew is stale."
            .formatted(Times.utc(due)),
        until,
        until,
        given.veto());
  }
}
