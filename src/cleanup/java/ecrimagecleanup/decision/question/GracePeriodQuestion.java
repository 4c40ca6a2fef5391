package ecrimagecleanup.decision.question;

import static java.util.Comparator.naturalOrder;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.words.Durations;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the image has been unused for a grace period, as far as the check itself knows. */
public final class GracePeriodQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("grace-period");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Grace period";
  }

  @Override
  public String remedy() {
    return "Wait until the grace period is over.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    Stream<Instant> presumed =
        given.check().lastLook().isVeto()
            ? Stream.empty()
            : Stream.of(given.check().presumedUnusedSince());
    Instant latest =
        Stream.concat(presumed, Stream.of(given.image().changedAt()))
            .max(naturalOrder())
            .orElseThrow();
    Instant passed = given.graceAfter(latest);
    return passed.isAfter(given.now())
        ? Optional.of(
            given.postpone(
                ID,
                "It was used, pushed or restored on %s; the grace period is %s."
                    .formatted(Times.utc(latest), Durations.inWords(given.own().grace())),
                passed,
                given.check().presumedUnusedSince(),
                lookUntil(given, passed)))
        : Optional.empty();
  }

  /**
   * Nobody is asked at this look, so a clear one does not last over the wait. But a check that
   * comes at its time on a clock that is behind waits for no more than that, and would never go.
   */
  private static LastLook lookUntil(DecisionCase given, Instant passed) {
    return passed.isAfter(given.check().due().plus(Policy.SKEW))
        ? given.lookThatStoppedHere()
        : given.check().lastLook();
  }

  @Override
  public List<String> known(DecisionCase given) {
    return List.of(
        "The grace period of the repository is %s."
            .formatted(Durations.inWords(given.own().grace())));
  }
}
