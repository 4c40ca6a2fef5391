package ecrimagecleanup.check;

import static java.util.Comparator.naturalOrder;

import ecrimagecleanup.check.Decision.Gone;
import ecrimagecleanup.check.Decision.Keep;
import ecrimagecleanup.check.Decision.Postpone;
import ecrimagecleanup.check.Decision.Remove;
import ecrimagecleanup.check.Decision.Superseded;
import ecrimagecleanup.check.Evidence.Unknown;
import ecrimagecleanup.check.Evidence.Unused;
import ecrimagecleanup.check.Evidence.Used;
import ecrimagecleanup.check.Evidence.UsedUntil;
import ecrimagecleanup.image.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what becomes of an image. The questions are asked in the order of the table; the first
 * that has an answer decides. An image is removed only if none has.
 *
 * <p>Pure: the same arguments always give the same decision. Safe for several threads.
 */
public final class DecisionTable {

  private record Case(ImageDeletionCheck check, Findings findings, Policy policy, Instant now) {

    Instant graceAfter(Instant time) {
      return time.plus(policy.grace());
    }

    /** Never at or before the due time of this check, whose name would be the same. */
    Postpone postpone(Row row, String reason, Instant until, Instant since, LastLook lastLook) {
      Instant next = Minutes.roundUp(latest(until, check.due().plus(ONE_MINUTE)));
      return new Postpone(row, reason, next, since, lastLook);
    }

    Postpone postponeUnchanged(Row row, String reason, Instant until) {
      return postpone(row, reason, until, check.presumedUnusedSince(), check.lastLook());
    }

    /** By one grace period after the due time: the same time however often the message comes. */
    Postpone postponeAfterVeto(Row row, String reason) {
      Instant until = graceAfter(check.due());
      return postpone(row, reason, until, until, LastLook.VETO);
    }
  }

  private interface Question {
    Optional<Decision> answer(Case one);
  }

  private static final Duration ONE_MINUTE = Duration.ofMinutes(1);

  private static final List<Question> QUESTIONS =
      List.of(
          DecisionTable::optedIn,
          DecisionTable::exists,
          DecisionTable::archivedAlready,
          DecisionTable::handledInTime,
          DecisionTable::gracePassed,
          DecisionTable::partOfAnIndex,
          DecisionTable::causeStillRuns,
          DecisionTable::superseded,
          DecisionTable::taskDefinitions,
          DecisionTable::services,
          DecisionTable::unusedForAWholeGrace);

  private final Policy policy;

  public DecisionTable(Policy policy) {
    this.policy = policy;
  }

  /**
   * Decides for one image.
   *
   * @param check the check that is handled
   * @param findings what was found out for the image
   * @param now the time
   */
  public Decision decide(ImageDeletionCheck check, Findings findings, Instant now) {
    Case one = new Case(check, findings, policy, now);
    return QUESTIONS.stream()
        .flatMap(question -> question.answer(one).stream())
        .findFirst()
        .orElseGet(() -> unused(findings));
  }

  private static Remove unused(Findings findings) {
    return new Remove(
        Row.UNUSED, findings.taskDefinitions().text() + " " + findings.services().text());
  }

  /** Whether a decision fell before anyone was asked who uses the image, so that nobody need be. */
  public static boolean isSettledByRegistry(Decision decision) {
    return decision.row().compareTo(Row.GRACE_PASSED) <= 0;
  }

  private static Optional<Decision> optedIn(Case one) {
    if (!one.findings().repository().exists()) {
      return Optional.of(new Gone(Row.EXISTS, "The repository does not exist."));
    }
    Policy policy = one.policy();
    return policy.optedIn(one.findings().repository())
        ? Optional.empty()
        : Optional.of(
            new Keep(
                Row.OPTED_IN,
                "The repository has not opted in: it has no tag %s=%s."
                    .formatted(policy.optInTag(), policy.optInValue())));
  }

  private static Optional<Decision> exists(Case one) {
    return one.findings().image().isPresent()
        ? Optional.empty()
        : Optional.of(new Gone(Row.EXISTS, "The image does not exist."));
  }

  /**
   * Before anyone is asked: ECR gives no manifest of an archived index, so what it lists would stay
   * unknown, and its check would be put off for ever.
   */
  private static Optional<Decision> archivedAlready(Case one) {
    Image image = one.findings().image().orElseThrow();
    if (!image.archived()) {
      return Optional.empty();
    }
    if (one.policy().action() == Action.ARCHIVE) {
      return Optional.of(new Keep(Row.EXISTS, "It is in the archive already."));
    }
    return image.isIndex()
        ? Optional.of(
            new Keep(
                Row.EXISTS,
                "It is an index in the archive, so it is unknown which images it lists. Restore it"
                    + " to have it checked."))
        : Optional.empty();
  }

  /** What a message says of the past is worth something only around the time it was made for. */
  private static Optional<Decision> handledInTime(Case one) {
    Instant due = one.check().due();
    if (one.now().isBefore(due)) {
      return Optional.of(
          one.postponeUnchanged(
              Row.GRACE_PASSED, "The check came before it was due at %s.".formatted(due), due));
    }
    if (one.now().isAfter(due.plus(Policy.FRESH))) {
      // A whole number of grace periods after the due time, so that a message that comes again
      // soon makes the same name; and at least one from now.
      long grace = one.policy().grace().toMillis();
      long late = Duration.between(due, one.now()).toMillis();
      long periods = Math.floorDiv(late + grace - 1, grace) + 1;
      Instant until = due.plusMillis(periods * grace);
      return Optional.of(
          one.postpone(
              Row.GRACE_PASSED,
              "The check was due at %s and comes too late to be trusted.".formatted(due),
              until,
              until,
              LastLook.VETO));
    }
    return Optional.empty();
  }

  private static Optional<Decision> gracePassed(Case one) {
    Image image = one.findings().image().orElseThrow();
    Stream<Instant> presumed =
        one.check().lastLook() == LastLook.VETO
            ? Stream.empty()
            : Stream.of(one.check().presumedUnusedSince());
    Instant latest =
        Stream.of(presumed, Stream.of(image.pushedAt()), image.lastActivatedAt().stream())
            .flatMap(times -> times)
            .max(naturalOrder())
            .orElseThrow();
    Instant passed = one.graceAfter(latest);
    return passed.isAfter(one.now())
        ? Optional.of(
            one.postponeUnchanged(
                Row.GRACE_PASSED,
                "The grace period of %s has not passed: it was used, pushed or restored at %s."
                    .formatted(one.policy().grace(), latest),
                passed))
        : Optional.empty();
  }

  private static Optional<Decision> partOfAnIndex(Case one) {
    return one.findings().parents().stream()
        .findFirst()
        .map(parent -> new Keep(Row.PROTECTED, "The index %s lists it.".formatted(parent)));
  }

  private static Optional<Decision> causeStillRuns(Case one) {
    Evidence evidence = one.findings().cause();
    return evidence instanceof Unused
        ? Optional.empty()
        : Optional.of(one.postponeAfterVeto(Row.CAUSE_STILL_RUNS, evidence.text()));
  }

  private static Optional<Decision> superseded(Case one) {
    if (one.findings().pending().isEmpty()) {
      return Optional.of(
          one.postponeAfterVeto(Row.SUPERSEDED, "It is not known which checks are pending."));
    }
    ScheduleName own = one.check().nameFor(one.findings().image().orElseThrow().digest());
    return one.findings().pending().get().stream()
        .filter(name -> name.isLaterThan(own))
        .findFirst()
        .map(
            later ->
                new Superseded(
                    Row.SUPERSEDED,
                    "A later check of the image is pending: %s.".formatted(later),
                    later));
  }

  private static Optional<Decision> taskDefinitions(Case one) {
    Evidence evidence = one.findings().taskDefinitions();
    if (evidence instanceof Used used) {
      return Optional.of(new Keep(Row.TASK_DEFINITIONS, used.text()));
    }
    if (evidence instanceof Unknown unknown) {
      return Optional.of(one.postponeAfterVeto(Row.TASK_DEFINITIONS, unknown.text()));
    }
    return stillWithinGrace(
        one, Row.TASK_DEFINITIONS, evidence, Duration.ZERO, one.check().lastLook());
  }

  private static Optional<Decision> services(Case one) {
    Evidence evidence = one.findings().services();
    if (evidence instanceof Used || evidence instanceof Unknown) {
      return Optional.of(one.postponeAfterVeto(Row.SERVICES, evidence.text()));
    }
    // Any change of a service counts, also one of its size; so this is waited for only once in a
    // chain, or the image of a service that scales every hour would never go. After a change to
    // another task definition the old tasks run on until the rollout is over.
    return one.check().lastLook() == LastLook.NONE
        ? stillWithinGrace(one, Row.SERVICES, evidence, one.policy().rollout(), LastLook.CLEAR)
        : Optional.empty();
  }

  private static Optional<Decision> stillWithinGrace(
      Case one, Row row, Evidence evidence, Duration runsOnFor, LastLook lastLook) {
    if (evidence instanceof UsedUntil used) {
      Instant end = used.until().plus(runsOnFor);
      if (one.graceAfter(end).isAfter(one.now())) {
        return Optional.of(
            one.postpone(
                row,
                used.text(),
                one.graceAfter(end),
                latest(one.check().presumedUnusedSince(), end),
                lastLook));
      }
    }
    return Optional.empty();
  }

  /**
   * When its use ended between two looks is not known, and the last tasks may still be stopping: a
   * whole grace period after that.
   */
  private static Optional<Decision> unusedForAWholeGrace(Case one) {
    Instant unused = one.check().due().plus(one.policy().rollout());
    return one.check().lastLook() == LastLook.VETO
        ? Optional.of(
            one.postpone(
                Row.SERVICES,
                "It is unused now, and was in use, or unknown, when it was last looked at.",
                one.graceAfter(unused),
                unused,
                LastLook.CLEAR))
        : Optional.empty();
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
