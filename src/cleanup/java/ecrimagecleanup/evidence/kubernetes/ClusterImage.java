package ecrimagecleanup.evidence.kubernetes;

import ecrimagecleanup.evidence.ByImageName;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference.Ecr;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image that an object of a cluster runs or can start.
 *
 * @param reference the image, by tag or digest; empty if its host is not of ECR
 * @param digest the digest that runs, if one does
 * @param use the object, such as {@code CronJob shop/report}, and its cluster
 */
record ClusterImage(Optional<Ecr> reference, Optional<Digest> digest, Use use) {

  /** One that an object names. */
  static ClusterImage named(Ecr reference, Use use) {
    return new ClusterImage(Optional.of(reference), Optional.empty(), use);
  }

  /** One that a pod runs. */
  static ClusterImage running(Optional<Ecr> reference, Digest digest, Use use) {
    return new ClusterImage(reference, Optional.of(digest), use);
  }

  /** The tags and digests by which it can be found. */
  Stream<Object> names() {
    return Stream.concat(reference.stream().flatMap(ByImageName::namesOf), digest.stream());
  }

  /**
   * Whether it is the image of these names. Of a digest that runs only a reference to the same
   * registry tells that it is of another repository: any other host may hold copies.
   */
  boolean isOf(ImageNames names) {
    return reference.filter(names::include).isPresent()
        || (digest.filter(names.digests()::contains).isPresent()
            && reference
                .map(ecr -> names.repository().mayBeCopiedTo(ecr.repository()))
                .orElse(true));
  }

  /** As people know it. */
  @Override
  public String toString() {
    return reference.map(Ecr::toString).or(() -> digest.map(Digest::toString)).orElse("");
  }
}
