package ecrimagecleanup.image;

/** What became of the request to remove one image. */
public sealed interface Removal {

  /**
   * The code of a refusal because an index lists the image.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageFailure.html">ImageFailure</a>
   */
  String LISTED_BY_INDEX = "ImageReferencedByManifestList";

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
  record Refused(Digest digest, String code, String reason) implements Removal {}
}
