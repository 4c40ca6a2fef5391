package ecrimagecleanup.decision.question;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.Decision.Superseded;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a later check of the image decides. That ends the chain, so it has to wait for {@link
 * CauseStillRunsQuestion}, which would continue it.
 *
 * <p>Whoever used what the image lists has used the image: it waits until the check of that is due,
 * which need not become one of the image, and of which AWS Config may have forgotten the cause.
 *
 * <p>While the check of an event is pending that came from a place which is not listed, earlier or
 * later, nothing is known of the image: whoever decides next must not forget that place.
 */
public final class LaterCheckQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("later-check");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Later checks";
  }

  @Override
  public String remedy() {
    return "Wait for that check.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    ScheduleName own = given.check().nameFor(given.image().digest());
    Optional<Objection> unlisted =
        given.findings().pending().orElse(List.of()).stream()
            .filter(name -> name.isOfUnlisted() && !name.equals(own) && !own.isSupersededBy(name))
            .findFirst()
            .map(
                name ->
                    given.postponeBlind(
                        ID,
                        "An event came from an account or region that is neither in cleanup.workloads nor in cleanup.ignored-places, and its check %s is pending: nobody can see what runs there. Add the place to one of the two."
                            .formatted(name)));
    if (unlisted.isPresent() || !given.isKnownWhetherCauseRuns()) {
      return unlisted;
    }
    if (given.findings().pending().isEmpty()) {
      return Optional.of(
          given.postponeAfterVeto(
              ID, "EventBridge Scheduler did not say which checks are pending."));
    }
    Optional<Objection> superseded =
        given.findings().pending().get().stream()
            .filter(own::isSupersededBy)
            .filter(later -> !isOfALongerUse(given, later))
            .findFirst()
            .map(
                later ->
                    new Superseded(
                        ID, "A later check of the image is pending: %s.".formatted(later), later));
    return superseded.or(() -> useOfListed(given, own));
  }

  /**
   * Whether this check knows of a use that the later one need not know of. Then it goes on, and the
   * questions after this one keep the image or put it off. To a check that does not remember the
   * use it may have ended a moment before it looks, and no source tells that. So a check that sees
   * a use goes on; one that saw a use at its last look, or could not see, does until every source
   * has shown none, and then beside those that are due less than a grace period after.
   */
  private static boolean isOfALongerUse(DecisionCase given, ScheduleName later) {
    if (later.remembersUse()) {
      return false;
    }
    ImageDeletionCheck check = given.check();
    boolean open = !given.findings().unasked().isEmpty() || given.findings().areAgainst();
    Instant looked = check.due().plus(given.policy().rollout());
    return given.isSeenInUse()
        || (check.lastLook().isVeto() && (open || later.due().isBefore(given.graceAfter(looked))))
        || wasLeftLately(given, later);
  }

  /**
   * Whether a service that ran the task definition of this check left it so late that the later
   * check is due before a grace period after that. That check need not know of the task definition:
   * AWS Config may have forgotten it. What a service left before the task definition ended is no
   * reason, nor does it count again in a chain that has waited for it.
   */
  private static boolean wasLeftLately(DecisionCase given, ScheduleName later) {
    ImageDeletionCheck check = given.check();
    boolean sawUse = check.lastLook().isVeto();
    return (sawUse || check.lastLook() == LastLook.NONE)
        && check.cause().leftTaskDefinition().isPresent()
        && given.findings().of(EvidenceQuestion.SERVICES).stream()
            .flatMap(
                said ->
                    said.evidence() instanceof UsedUntil used
                        ? Stream.of(used.until())
                        : Stream.empty())
            .filter(end -> sawUse || end.isAfter(check.presumedUnusedSince()))
            .map(end -> given.graceAfterEnd(end.plus(given.policy().rollout())))
            .anyMatch(passed -> passed.isAfter(given.now()) && passed.isAfter(later.due()));
  }

  private static Optional<Objection> useOfListed(DecisionCase given, ScheduleName own) {
    return given.findings().pending().orElse(List.of()).stream()
        .filter(name -> !name.image().equals(own.image()))
        .filter(name -> name.isOfUse(given.image().digest()))
        .filter(name -> name.due().isAfter(given.check().due()))
        .max(Comparator.comparing(ScheduleName::due))
        .map(
            last ->
                given.postponeAfterUse(
                    ID,
                    "A check of an image which it lists is pending: %s.".formatted(last),
                    last.due(),
                    DecisionCase.latest(
                        given.check().presumedUnusedSince(), last.due().minus(given.own().grace())),
                    given.lookThatStoppedHere()));
  }

  @Override
  public List<String> known(DecisionCase given) {
    return given.findings().pending().orElse(List.of()).stream()
        .map(name -> "The check %s fires on %s.".formatted(name, Times.utc(name.due())))
        .toList();
  }
}
