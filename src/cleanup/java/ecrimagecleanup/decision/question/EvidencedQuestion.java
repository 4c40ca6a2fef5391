package ecrimagecleanup.decision.question;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question that sources of evidence answer: the first of them that speaks against a removal
 * decides. While its source was not asked it has no answer; {@link EverythingAskedQuestion} sees to
 * it that it is asked before anything goes.
 */
abstract class EvidencedQuestion implements Question {
  /**
   * What says when the next check is, so that it has to wait until it is known whether the task
   * definition that ended still runs.
   */
  private static final Set<EvidenceQuestion> AFTER_CAUSE =
      Set.of(EvidenceQuestion.SERVICES, EvidenceQuestion.PULLED, EvidenceQuestion.FURTHER_EVIDENCE);

  private final EvidenceQuestion evidence;
  private final QuestionId id;
  private final String text;
  private final String remedy;

  EvidencedQuestion(EvidenceQuestion evidence, String text, String remedy) {
    this.evidence = evidence;
    this.id = QuestionId.of(evidence);
    this.text = text;
    this.remedy = remedy;
  }

  @Override
  public final QuestionId id() {
    return id;
  }

  @Override
  public final String text() {
    return text;
  }

  @Override
  public final String remedy() {
    return remedy;
  }

  @Override
  public final Optional<EvidenceQuestion> evidence() {
    return Optional.of(evidence);
  }

  @Override
  public final Optional<Objection> answer(DecisionCase given) {
    if (AFTER_CAUSE.contains(evidence) && given.isEcsToBeAskedAboutCause()) {
      return Optional.empty();
    }
    return decisive(
        given.findings().of(evidence).stream().flatMap(said -> judge(given, said).stream()));
  }

  /** What decides of what follows from each source, in the order in which they were asked. */
  Optional<Objection> decisive(Stream<Objection> objections) {
    return objections.findFirst();
  }

  /** What follows of what one source said, where it matters which. */
  Optional<Objection> judge(DecisionCase given, SourceEvidence said) {
    return judge(given, said.evidence());
  }

  /** What follows of what one source said. */
  Optional<Objection> judge(DecisionCase given, Evidence said) {
    return vetoed(given, said);
  }

  /** Whatever is not known to be unused keeps. */
  final Optional<Objection> vetoed(DecisionCase given, Evidence said) {
    return vetoed(given, said, given.veto());
  }

  /**
   * The same.
   *
   * @param veto what this check saw
   */
  final Optional<Objection> vetoed(DecisionCase given, Evidence said, LastLook veto) {
    return said instanceof Unused
        ? Optional.empty()
        : Optional.of(given.postponeAfterVeto(id, said.text(), veto));
  }

  /**
   * A use that ended counts for a grace period.
   *
   * @param runsOnFor how long it may have gone on after it was seen to end
   * @param lastLook what this check saw
   */
  final Optional<Objection> stillWithinGrace(
      DecisionCase given, Evidence said, Duration runsOnFor, LastLook lastLook) {
    if (said instanceof UsedUntil used) {
      Instant end = used.until().plus(runsOnFor);
      Instant passed = given.graceAfterEnd(end);
      if (passed.isAfter(given.now())) {
        return Optional.of(
            given.postponeAfterUse(
                id,
                used.text(),
                passed,
                DecisionCase.latest(given.check().presumedUnusedSince(), end),
                lastLook));
      }
    }
    return Optional.empty();
  }
}
