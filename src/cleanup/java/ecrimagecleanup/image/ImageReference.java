package ecrimagecleanup.image;

import java.util.Optional;

/**
 * What a container definition says of its image: {@code host/repository[:tag][@digest]}. It is
 * always parsed and never compared as text: one image has many spellings.
 *
 * @see <a href="https://github.com/distribution/reference">the grammar of image references</a>
 */
public sealed interface ImageReference {

  /** No reference is longer than this: host 253, path 256, tag 128, digest 71 and separators. */
  int MAXIMUM_LENGTH = 712;

  /** The tag of a reference that names neither a tag nor a digest. */
  String DEFAULT_TAG = "latest";

  /**
   * An image of a private ECR registry.
   *
   * @param repository the repository
   * @param tag the tag; empty only if the reference has a digest and no tag
   * @param digest the digest; where there is one, it decides and the tag is a remark
   */
  record Ecr(Repository repository, Optional<String> tag, Optional<Digest> digest)
      implements ImageReference {

    /**
     * @throws IllegalArgumentException if there is neither a tag nor a digest
     */
    public Ecr {
      if (tag.isEmpty() && digest.isEmpty()) {
        throw new IllegalArgumentException("A reference has a tag or a digest.");
      }
      if (tag.isPresent() && !ReferenceParser.isTag(tag.get())) {
        throw new IllegalArgumentException("The tag does not follow the grammar of tags.");
      }
    }

    /** An image of the same repository by its digest alone. */
    public Ecr byDigest(Digest other) {
      return new Ecr(repository, Optional.empty(), Optional.of(other));
    }

    /** The reference as the repository URI writes it, whatever host name it came with. */
    @Override
    public String toString() {
      return repository.registry().hosts().get(0)
          + "/"
          + repository.name()
          + tag.map(t -> ":" + t).orElse("")
          + digest.map(d -> "@" + d).orElse("");
    }
  }

  /**
   * An image of another registry, such as Docker Hub or public ECR.
   *
   * @param text the reference; it holds only characters of the grammar
   */
  record Foreign(String text) implements ImageReference {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Text that Docker's own grammar of references refuses, or that names a repository which ECR does
   * not allow. No container can ever run from it, so it names no image. The text itself is not
   * kept, so that it cannot reach a log line.
   *
   * @param reason why, without any of the text
   */
  record Impossible(String reason) implements ImageReference {}

  /**
   * Text that may name an image, and of which it cannot be said which one. The text itself is not
   * kept, so that it cannot reach a log line.
   *
   * @param reason why, without any of the text
   * @param repository the only repository whose images it can mean; empty if it can mean any
   */
  record Unparsable(String reason, Optional<Repository> repository) implements ImageReference {}

  /** Reads a reference. Never fails: see {@link Impossible} and {@link Unparsable}. */
  static ImageReference parse(String text) {
    return ReferenceParser.parse(text);
  }
}
