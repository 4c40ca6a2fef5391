package ecrimagecleanup.image;

import java.util.Optional;
import java.util.regex.Pattern;

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
      if (tag.isPresent() && !isTag(tag.get())) {
        throw new IllegalArgumentException("The tag does not follow the grammar of tags.");
      }
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
   * Text that is no reference. The text itself is not kept, so that it cannot reach a log line.
   *
   * @param reason why, without any of the text
   */
  record Unparsable(String reason) implements ImageReference {}

  /** Reads a reference. Never fails: what is no reference is {@link Unparsable}. */
  static ImageReference parse(String text) {
    if (text.isEmpty()) {
      return new Unparsable("The reference is empty.");
    }
    if (text.length() > MAXIMUM_LENGTH) {
      return new Unparsable("The reference has %d characters.".formatted(text.length()));
    }
    Optional<Digest> digest = Optional.empty();
    String rest = text;
    int at = rest.indexOf('@');
    if (at >= 0) {
      String digestText = rest.substring(at + 1);
      if (!Digest.isDigest(digestText)) {
        return new Unparsable("What follows @ is not a SHA-256 digest.");
      }
      digest = Optional.of(new Digest(digestText));
      rest = rest.substring(0, at);
    }
    Optional<String> tag = Optional.empty();
    int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
    if (colon >= 0) {
      String tagText = rest.substring(colon + 1);
      if (!isTag(tagText)) {
        return new Unparsable("What follows the colon is not a tag.");
      }
      tag = Optional.of(tagText);
      rest = rest.substring(0, colon);
    }
    return ofName(
        text, rest, tag.isEmpty() && digest.isEmpty() ? Optional.of(DEFAULT_TAG) : tag, digest);
  }

  private static ImageReference ofName(
      String text, String name, Optional<String> tag, Optional<Digest> digest) {
    int slash = name.indexOf('/');
    Optional<Registry> registry =
        slash < 0 ? Optional.empty() : Registry.ofHost(name.substring(0, slash));
    if (registry.isEmpty()) {
      return Grammar.FOREIGN_NAME.matcher(name).matches()
          ? new Foreign(text)
          : new Unparsable("The name does not follow the grammar of image names.");
    }
    String repositoryName = name.substring(slash + 1);
    return Repository.isName(repositoryName)
        ? new Ecr(new Repository(registry.get(), repositoryName), tag, digest)
        : new Unparsable("The repository name does not follow ECR's grammar.");
  }

  private static boolean isTag(String text) {
    return Grammar.TAG.matcher(text).matches();
  }

  /** The patterns; possessive, so that matching takes linear time. */
  final class Grammar {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}+");
    private static final Pattern FOREIGN_NAME =
        Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*+(?::[0-9]{1,5}+)?+(?:/[a-z0-9][a-z0-9._-]*+)*+");

    private Grammar() {}
  }
}
