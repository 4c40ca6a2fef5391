package ecrimagecleanup.image;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The registry, the repository and the images that tests speak of. */
public final class ImageFixtures {
  public static final Registry REGISTRY = new Registry("999988887777", "eu-central-1");
  public static final Repository REPOSITORY = new Repository(REGISTRY, "team/orders");
  public static final Instant PUSHED_AT = Instant.parse("2026-01-05T10:00:00Z");
  public static final String IMAGE_TYPE = "application/vnd.oci.image.manifest.v1+json";
  public static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";

  private ImageFixtures() {}

  /** The digest that ends in a number. */
  public static Digest digest(int number) {
    return new Digest("sha256:%064x".formatted(number));
  }

  /** An image that was pushed long ago. */
  public static Image image(int number, String... tags) {
    return image(digest(number), IMAGE_TYPE, tags);
  }

  /** An index that was pushed long ago. */
  public static Image index(int number, String... tags) {
    return image(digest(number), INDEX_TYPE, tags);
  }

  /** An image without tags that was pushed long ago. */
  public static Image imageOf(Digest digest) {
    return image(digest, IMAGE_TYPE);
  }

  private static Image image(Digest digest, String mediaType, String... tags) {
    return new Image(
        REPOSITORY,
        digest,
        List.of(tags),
        PUSHED_AT,
        Optional.empty(),
        Optional.empty(),
        1234,
        mediaType,
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** The same image, in the archive. */
  public static Image archived(Image image) {
    return archived(image, image.archivedAt());
  }

  /** The same image, in the archive since a time, if ECR says it. */
  public static Image archived(Image image, Optional<Instant> archivedAt) {
    return new Image(
        image.repository(),
        image.digest(),
        image.tags(),
        image.pushedAt(),
        image.lastPulledAt(),
        image.lastActivatedAt(),
        image.sizeInBytes(),
        image.mediaType(),
        true,
        archivedAt,
        image.subject());
  }

  /** The same image, while ECR brings it back from the archive. */
  public static Image activating(Image image) {
    return new Image(
        image.repository(),
        image.digest(),
        image.tags(),
        image.pushedAt(),
        image.lastPulledAt(),
        image.lastActivatedAt(),
        image.sizeInBytes(),
        image.mediaType(),
        false,
        image.archivedAt(),
        image.subject(),
        true);
  }

  /** The same image, as the signature of another, by the field subject. */
  public static Image belongingTo(Digest subject, Image image) {
    return changed(
        image,
        image.pushedAt(),
        image.lastPulledAt(),
        image.lastActivatedAt(),
        Optional.of(subject));
  }

  /** The same image, after it was pulled. */
  public static Image pulled(Image image, Instant lastPulledAt) {
    return changed(
        image,
        image.pushedAt(),
        Optional.of(lastPulledAt),
        image.lastActivatedAt(),
        image.subject());
  }

  /** The same image, pushed at another time, and perhaps restored from the archive since. */
  public static Image pushed(Image image, Instant pushedAt, Optional<Instant> restoredAt) {
    return changed(image, pushedAt, image.lastPulledAt(), restoredAt, image.subject());
  }

  private static Image changed(
      Image image,
      Instant pushedAt,
      Optional<Instant> lastPulledAt,
      Optional<Instant> lastActivatedAt,
      Optional<Digest> subject) {
    return new Image(
        image.repository(),
        image.digest(),
        image.tags(),
        pushedAt,
        lastPulledAt,
        lastActivatedAt,
        image.sizeInBytes(),
        image.mediaType(),
        image.archived(),
        image.archivedAt(),
        subject);
  }

  /** The manifest of an index. */
  public static Manifest indexManifest(int number, Digest... children) {
    return new Manifest(digest(number), INDEX_TYPE, List.of(children), List.of(), Optional.empty());
  }

  /** A reference to an image of the repository by a tag. */
  public static ImageReference.Ecr byTag(String tag) {
    return new ImageReference.Ecr(REPOSITORY, Optional.of(tag), Optional.empty());
  }

  /** A reference to an image of the repository by its digest. */
  public static ImageReference.Ecr byDigest(int number) {
    return new ImageReference.Ecr(REPOSITORY, Optional.empty(), Optional.of(digest(number)));
  }

  /** The place of an image among the newest, where all kinds of tags are alike. */
  public static Optional<Integer> rank(RepositoryGraph graph, Digest image) {
    return graph.places(image, NewestRules.of(1)).stream()
        .map(place -> ((NewestPlace.Ranked) place).number())
        .findFirst();
  }
}
