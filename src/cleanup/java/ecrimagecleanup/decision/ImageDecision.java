package ecrimagecleanup.decision;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import java.time.Instant;
import java.util.Optional;

/**
 * The decision for one image of a check.
 *
 * @param check the check
 * @param digest the image
 * @param image what the registry says of it; empty if it does not exist
 * @param findings everything that was found out
 * @param decision the decision
 * @param decidedAt when it was decided
 */
public record ImageDecision(
    ImageDeletionCheck check,
    Digest digest,
    Optional<Image> image,
    Findings findings,
    Decision decision,
    Instant decidedAt) {

  /** The same with another decision. */
  public ImageDecision with(Decision other) {
    return new ImageDecision(check, digest, image, findings, other, decidedAt);
  }

  /** The id of the question that decided, as it stands in metrics; none for a removal. */
  public String question() {
    return decision.decidedBy().map(QuestionId::value).orElse("none");
  }

  /** Whether something has to be found out before it can be decided. */
  public boolean isOpen() {
    return decision instanceof Decision.Open;
  }

  /** Whether the image can go. */
  public boolean removes() {
    return decision instanceof Decision.Remove;
  }

  /** Whether another check is to follow. */
  public boolean postpones() {
    return decision instanceof Decision.Postpone;
  }

  /**
   * The schedule of the check that is to follow.
   *
   * @throws IllegalStateException if none is
   */
  public ScheduledCheck next(Instant now) {
    if (decision instanceof Decision.Postpone put) {
      return ScheduledCheck.of(
          put.blind()
              ? check.postponedBlind(digest, put.until())
              : check.postponed(digest, put.until(), put.presumedUnusedSince(), put.lastLook()),
          now);
    }
    throw new IllegalStateException("Only a postponed check is followed by another.");
  }
}
