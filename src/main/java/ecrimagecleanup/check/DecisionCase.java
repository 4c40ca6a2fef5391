package ecrimagecleanup.check;

import ecrimagecleanup.check.Decision.Postpone;
import ecrimagecleanup.image.Image;
import java.time.Duration;
import java.time.Instant;

/**
 * One image before the decision table.
 *
 * @param check the check
 * @param findings what was found out for the image
 * @param policy what the operator decided
 * @param owner what holds for the repository
 * @param now the time
 */
record DecisionCase(
    ImageDeletionCheck check, Findings findings, Policy policy, OwnerPolicy owner, Instant now) {
  private static final Duration ONE_MINUTE = Duration.ofMinutes(1);

  /** What holds for the repository; the defaults while it is not understood. */
  RepositoryPolicy own() {
    return owner instanceof OwnerPolicy.Valid valid ? valid.policy() : policy.defaults();
  }

  /** The image, once it is clear that it exists. */
  Image image() {
    return findings.image().orElseThrow();
  }

  Instant graceAfter(Instant time) {
    return time.plus(own().grace());
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

  /** By a whole grace period after this look, and what the last tasks take to stop. */
  Postpone postponeAfterClearLook(Row row, String reason) {
    Instant unused = check.due().plus(policy.rollout());
    return postpone(row, reason, graceAfter(unused), unused, LastLook.CLEAR);
  }

  /**
   * What is seen by a check that waits before every source was asked: a use that they would have
   * told of may begin and end until the next check.
   */
  LastLook lookThatStoppedHere() {
    return check.lastLook() == LastLook.CLEAR && !findings.unasked().isEmpty()
        ? LastLook.NAMES
        : check.lastLook();
  }

  /**
   * By one grace period and a part of another that depends on the image, so that what was held back
   * together does not come back together.
   */
  Postpone postponeAndSpread(Row row, String reason) {
    return postponeUnchanged(
        row, reason, graceAfter(check.due()).plus(Minutes.part(own().grace(), image().digest())));
  }

  static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
