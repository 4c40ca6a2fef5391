package ecrimagecleanup.check;

import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import java.util.Optional;

/**
 * An image of one of our registries that an event mentions, and what ECR says of it so far.
 *
 * @param use the mention
 * @param reference what it denotes; of a replica the image that it is made of
 * @param tags the resource tags of its repository; empty if nobody asked
 * @param image the image; empty if nobody asked, or if it does not exist
 */
public record MentionedImage(
    ImageUse use,
    ImageReference.Ecr reference,
    Optional<RepositoryTags> tags,
    Optional<Image> image) {

  /** Nothing is known of it but the mention. */
  public static MentionedImage of(ImageUse use, ImageReference.Ecr reference) {
    return new MentionedImage(use, reference, Optional.empty(), Optional.empty());
  }

  /** The repository of the image. */
  public Repository repository() {
    return reference.repository();
  }

  /** With the tags of its repository. */
  public MentionedImage with(RepositoryTags read) {
    return new MentionedImage(use, reference, Optional.of(read), image);
  }

  /** With the image that the reference denotes, if it exists. */
  public MentionedImage with(Optional<Image> found) {
    return new MentionedImage(use, reference, tags, found);
  }
}
