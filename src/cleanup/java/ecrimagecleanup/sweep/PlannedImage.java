package ecrimagecleanup.sweep;

import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import java.util.List;
import java.util.Optional;

/**
 * What would become of one image.
 *
 * @param image the image
 * @param verdict what people read first of it
 * @param decision the decision, and why
 * @param goesAfter the image whose removal lets this one go, which it is a part of or belongs to
 * @param evidence what the sources said that were asked
 */
public record PlannedImage(
    Image image,
    Verdict verdict,
    Decision decision,
    Optional<Digest> goesAfter,
    List<SourceEvidence> evidence) {
  public PlannedImage {
    evidence = List.copyOf(evidence);
  }

  /** The same with another verdict. */
  public PlannedImage with(Verdict other) {
    return new PlannedImage(image, other, decision, goesAfter, evidence);
  }

  /** The bytes that it stores. */
  public long bytes() {
    return image.storedBytes();
  }
}
