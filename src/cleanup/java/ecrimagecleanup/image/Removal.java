package ecrimagecleanup.image;

import java.util.Set;

/** What became of the request to remove one image. */
public sealed interface Removal {

  /**
   * The code of a refusal because an index lists the image.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageFailure.html">ImageFailure</a>
   */
  String LISTED_BY_INDEX = "ImageReferencedByManifestList";

  /** The codes of refusals that no further attempt changes. */
  Set<String> FINAL_CODES = Set.of(LISTED_BY_INDEX, "ImageStorageClassUpdateNotSupportedException");

  /** The image that was to be removed. */
  Digest digest();

  /** It was there and is gone, or is in the archive. */
  record Done(Digest digest) implements Removal {}

  /** It was gone before: somebody else, or an earlier attempt, removed it. */
  record AlreadyGone(Digest digest) implements Removal {}

  /**
   * The registry did not remove it.
   *
   * @param code the failure code, such as {@code ImageReferencedByManifestList}
   * @param reason what the registry says
   */
  record Refused(Digest digest, String code, String reason) implements Removal {

    /**
     * Whether the registry will say the same next time, and something else brings the image up
     * again: an index that lists it has checks of its own, and an image that cannot be archived
     * stays so. Whatever else went wrong may pass.
     */
    public boolean isFinal() {
      return FINAL_CODES.contains(code);
    }
  }
}
