package ecrimagecleanup.evidence.lambda;

import ecrimagecleanup.evidence.ByImageName;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The image of a version of a Lambda function.
 *
 * @param function the version
 * @param references the digest that it runs, and the reference that it was given, as far as they
 *     are known; the tag of that may have moved since
 */
public record FunctionImage(FunctionVersion function, List<ImageReference.Ecr> references) {

  /**
   * @throws IllegalArgumentException if there is no reference: then nothing is known of it, which
   *     is a doubt and no image
   */
  public FunctionImage {
    references = List.copyOf(references);
    if (references.isEmpty()) {
      throw new IllegalArgumentException("The image of a function has a reference.");
    }
  }

  /** The tags and digests by which it can be found. */
  Stream<Object> names() {
    return references.stream().flatMap(ByImageName::namesOf);
  }

  /** The first of its references that denotes the image of these names. */
  Optional<ImageReference.Ecr> referenceTo(ImageNames names) {
    return references.stream().filter(names::include).findFirst();
  }
}
