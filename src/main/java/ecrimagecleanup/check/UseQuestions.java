package ecrimagecleanup.check;

import ecrimagecleanup.check.Decision.Keep;
import ecrimagecleanup.check.Decision.Open;
import ecrimagecleanup.check.Decision.Superseded;
import ecrimagecleanup.check.Evidence.Unknown;
import ecrimagecleanup.check.Evidence.Unused;
import ecrimagecleanup.check.Evidence.Used;
import ecrimagecleanup.check.Evidence.UsedUntil;
import ecrimagecleanup.image.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The questions that sources of evidence answer: rows 5 to 11. A row whose source was not asked yet
 * has no answer; {@link #everythingAsked} sees to it that it is asked before anything goes.
 */
final class UseQuestions {
  /** Without evidence for each of these nothing is known to be unused. */
  private static final List<Row> NEEDED =
      List.of(Row.CAUSE_STILL_RUNS, Row.COVERAGE, Row.TASK_DEFINITIONS, Row.SERVICES);

  private UseQuestions() {}

  static Optional<Decision> causeStillRuns(DecisionCase one) {
    return first(
        one, Row.CAUSE_STILL_RUNS, evidence -> vetoed(one, Row.CAUSE_STILL_RUNS, evidence));
  }

  /** It ends the chain, so it has to wait for row 5, which would continue it. */
  static Optional<Decision> superseded(DecisionCase one) {
    if (!isAnswered(one, Row.CAUSE_STILL_RUNS)) {
      return Optional.empty();
    }
    if (one.findings().pending().isEmpty()) {
      return Optional.of(
          one.postponeAfterVeto(Row.SUPERSEDED, "It is not known which checks are pending."));
    }
    Digest image = one.image().digest();
    ScheduleName own = one.check().nameFor(image);
    return one.findings().pending().get().stream()
        .filter(name -> name.isLaterThan(own) && !name.isOfTheArchive())
        .findFirst()
        .map(
            later ->
                new Superseded(
                    Row.SUPERSEDED,
                    "A later check of the image is pending: %s.".formatted(later),
                    later));
  }

  static Optional<Decision> coverage(DecisionCase one) {
    return first(one, Row.COVERAGE, evidence -> vetoed(one, Row.COVERAGE, evidence));
  }

  static Optional<Decision> taskDefinitions(DecisionCase one) {
    return first(
        one,
        Row.TASK_DEFINITIONS,
        evidence -> {
          if (evidence instanceof Unknown unknown) {
            return Optional.of(one.postponeAfterVeto(Row.TASK_DEFINITIONS, unknown.text()));
          }
          if (!isAnswered(one, Row.CAUSE_STILL_RUNS)) {
            // As for superseded: it could end the chain, or begin another one.
            return Optional.empty();
          }
          if (evidence instanceof Used used) {
            return Optional.of(new Keep(Row.TASK_DEFINITIONS, used.text()));
          }
          return endedSinceTheSweep(one, evidence)
              .or(
                  () ->
                      stillWithinGrace(
                          one,
                          Row.TASK_DEFINITIONS,
                          evidence,
                          Duration.ZERO,
                          one.lookThatStoppedHere()));
        });
  }

  /**
   * A sweep looks a grace period before its check, and a little more. What came and went since then
   * may have been run until just now by a service that did not notice.
   */
  private static Optional<Decision> endedSinceTheSweep(DecisionCase one, Evidence evidence) {
    return one.check()
        .sweptAt(one.policy().rollout())
        .filter(swept -> evidence instanceof UsedUntil used && used.until().isAfter(swept))
        .map(swept -> one.postponeAfterVeto(Row.TASK_DEFINITIONS, evidence.text()));
  }

  /**
   * Any change of a service counts, also one of its size; so its end is waited for only once in a
   * chain, or the image of a service that scales every hour would never go. After a change to
   * another task definition the old tasks run on until the rollout is over.
   */
  static Optional<Decision> services(DecisionCase one) {
    return first(
        one,
        Row.SERVICES,
        evidence -> {
          if (!(evidence instanceof UsedUntil)) {
            return vetoed(one, Row.SERVICES, evidence);
          }
          return one.check().lastLook() == LastLook.NONE
              ? stillWithinGrace(
                  one, Row.SERVICES, evidence, one.policy().rollout(), LastLook.NAMES)
              : Optional.empty();
        });
  }

  /** Who pulled it is not known: it waits, but is not taken for used. */
  static Optional<Decision> pulled(DecisionCase one) {
    return first(
        one,
        Row.PULLED,
        evidence -> {
          if (!(evidence instanceof UsedUntil pulled)) {
            return vetoed(one, Row.PULLED, evidence);
          }
          Instant until = pulled.until().plus(one.policy().pullWindow());
          return until.isAfter(one.now())
              ? Optional.of(
                  one.postpone(
                      Row.PULLED,
                      pulled.text(),
                      until,
                      one.check().presumedUnusedSince(),
                      one.lookThatStoppedHere()))
              : Optional.empty();
        });
  }

  static Optional<Decision> furtherEvidence(DecisionCase one) {
    return first(
        one,
        Row.FURTHER_EVIDENCE,
        evidence ->
            evidence instanceof UsedUntil
                ? stillWithinGrace(
                    one, Row.FURTHER_EVIDENCE, evidence, Duration.ZERO, one.lookThatStoppedHere())
                : vetoed(one, Row.FURTHER_EVIDENCE, evidence));
  }

  static Optional<Decision> everythingAsked(DecisionCase one) {
    if (!one.findings().unasked().isEmpty()) {
      return Optional.of(
          new Open(
              Row.FURTHER_EVIDENCE,
              "The source %s has not been asked.".formatted(one.findings().unasked().get(0))));
    }
    return NEEDED.stream()
        .filter(row -> !isAnswered(one, row))
        .findFirst()
        .map(row -> one.postponeAfterVeto(row, "No source has evidence for this question."));
  }

  /**
   * When its use ended between two looks is not known, and the last tasks may still be stopping: a
   * whole grace period after that.
   */
  static Optional<Decision> unusedForAWholeGrace(DecisionCase one) {
    return one.check().lastLook() == LastLook.VETO
        ? Optional.of(
            one.postponeAfterClearLook(
                Row.SERVICES,
                "It is unused now, and was in use, or unknown, when it was last looked at."))
        : Optional.empty();
  }

  private static boolean isAnswered(DecisionCase one, Row row) {
    return !one.findings().of(row).isEmpty();
  }

  private static Optional<Decision> first(
      DecisionCase one, Row row, Function<Evidence, Optional<Decision>> judge) {
    return one.findings().of(row).stream()
        .flatMap(said -> judge.apply(said.evidence()).stream())
        .findFirst();
  }

  private static Optional<Decision> vetoed(DecisionCase one, Row row, Evidence evidence) {
    return evidence instanceof Unused
        ? Optional.empty()
        : Optional.of(one.postponeAfterVeto(row, evidence.text()));
  }

  private static Optional<Decision> stillWithinGrace(
      DecisionCase one, Row row, Evidence evidence, Duration runsOnFor, LastLook lastLook) {
    if (evidence instanceof UsedUntil used) {
      Instant end = used.until().plus(runsOnFor);
      if (one.graceAfter(end).isAfter(one.now())) {
        return Optional.of(
            one.postpone(
                row,
                used.text(),
                one.graceAfter(end),
                DecisionCase.latest(one.check().presumedUnusedSince(), end),
                lastLook));
      }
    }
    return Optional.empty();
  }
}
