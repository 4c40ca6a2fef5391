package ecrimagecleanup.image;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What ECR says of one image.
 *
 * @param repository the repository that holds it
 * @param digest its identity
 * @param tags every tag that denotes it now; none for an untagged image
 * @param pushedAt when it was pushed
 * @param lastPulledAt when it was last pulled; ECR refreshes it only once in 24 hours
 * @param lastActivatedAt when it was last restored from the archive
 * @param sizeInBytes its compressed size; of an index that of its largest child
 * @param mediaType the media type of its manifest
 * @param archived whether it is in the archive, so that it cannot be pulled
 * @param archivedAt when it was last moved there
 * @param subject the image that this one, a signature or an SBOM, belongs to
 * @param activating whether ECR is bringing it back from the archive, so that it cannot be pulled
 *     yet
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html">ImageDetail</a>
 */
public record Image(
    Repository repository,
    Digest digest,
    List<String> tags,
    Instant pushedAt,
    Optional<Instant> lastPulledAt,
    Optional<Instant> lastActivatedAt,
    long sizeInBytes,
    String mediaType,
    boolean archived,
    Optional<Instant> archivedAt,
    Optional<Digest> subject,
    boolean activating) {

  public Image {
    tags = List.copyOf(tags);
  }

  /** An image that is not being restored. */
  public Image(
      Repository repository,
      Digest digest,
      List<String> tags,
      Instant pushedAt,
      Optional<Instant> lastPulledAt,
      Optional<Instant> lastActivatedAt,
      long sizeInBytes,
      String mediaType,
      boolean archived,
      Optional<Instant> archivedAt,
      Optional<Digest> subject) {
    this(
        repository,
        digest,
        tags,
        pushedAt,
        lastPulledAt,
        lastActivatedAt,
        sizeInBytes,
        mediaType,
        archived,
        archivedAt,
        subject,
        false);
  }

  /**
   * The bytes that it stores. An index stores none to speak of: ECR gives it the size of its
   * largest image, which is counted with that.
   */
  public long storedBytes() {
    return isIndex() ? 0 : sizeInBytes;
  }

  /** When it was pushed or last restored. */
  public Instant changedAt() {
    return lastActivatedAt.filter(pushedAt::isBefore).orElse(pushedAt);
  }

  /** Whether it lists other images, or may: of an image of unknown type the manifest will tell. */
  public boolean isIndex() {
    return mediaType.isEmpty() || Manifest.isIndex(mediaType);
  }

  /**
   * Whether it is known by its manifest what it lists: that of an image in the archive, or on its
   * way from there, is not read.
   */
  public boolean isReadableIndex() {
    return isIndex() && !archived && !activating;
  }

  /** Whether it may list images, and nobody can know which. */
  public boolean isUnreadableIndex() {
    return isIndex() && !isReadableIndex();
  }

  /** {@code accountId/region/name@digest}. */
  @Override
  public String toString() {
    return repository + "@" + digest;
  }
}
