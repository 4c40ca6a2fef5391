package ecrimagecleanup.decision.question;

import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.Decision.Superseded;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.words.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    return "Wait for that check, or delete it: ecr-image-cleanup checks cancel.";
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
    if (unlisted.isPresent() || !given.isAnswered(EvidenceQuestion.CAUSE_STILL_RUNS)) {
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
            .findFirst()
            .map(
                later ->
                    new Superseded(
                        ID, "A later check of the image is pending: %s.".formatted(later), later));
    return superseded.or(() -> useOfListed(given, own));
  }

  private static Optional<Objection> useOfListed(DecisionCase given, ScheduleName own) {
    return given.findings().pending().orElse(List.of()).stream()
        .filter(name -> !name.image().equals(own.image()))
        .filter(name -> name.isOfUse(given.image().digest()))
        .filter(name -> name.due().isAfter(given.check().due()))
        .max(Comparator.comparing(ScheduleName::due))
        .map(
            last ->
                given.postpone(
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
