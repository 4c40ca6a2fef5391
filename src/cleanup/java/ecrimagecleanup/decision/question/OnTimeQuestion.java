package ecrimagecleanup.decision.question;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.policy.Policy;
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
    return "Did the check come when it was due, and at most an hour late?";
  }

  @Override
  public String remedy() {
    return "Time passes.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    Instant due = given.check().due();
    if (given.now().isBefore(due.minus(Policy.SKEW))) {
      return Optional.of(
          given.postponeUnchanged(
              ID, "The check came before it was due at %s.".formatted(due), due));
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
        "The check was due at %s and comes too late to be trusted.".formatted(due),
        until,
        until,
        LastLook.VETO);
  }
}
