package ecrimagecleanup.image;

import ecrimagecleanup.image.ImageReference.Ecr;
import ecrimagecleanup.image.ImageReference.Foreign;
import ecrimagecleanup.image.ImageReference.Impossible;
import ecrimagecleanup.image.ImageReference.Unparsable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what a container definition says of its image, by the grammar of the distribution project,
 * which Docker and containerd use. The patterns are possessive, so that matching takes linear time.
 *
 * @see <a href="https://github.com/distribution/reference">the grammar of image references</a>
 */
final class ReferenceParser {
  private static final String LABEL = "[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+";
  private static final String COMPONENT = "[a-z0-9]++(?:(?:__?+|\\.|-++)[a-z0-9]++)*+";
  private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*+");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*+|\\[[0-9A-Fa-f:]++])(?::[0-9]++)?+");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}+");
  private static final Pattern DIGEST =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*+(?:[-_+.][A-Za-z][A-Za-z0-9]*+)*+:[0-9A-Fa-f]{32,}+");
  private static final String SHA_256 = "sha256:";

  private ReferenceParser() {}

  static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }

  static ImageReference parse(String text) {
    if (text.isBlank()) {
      // Rather a text that was masked or left out than a container without an image.
      return new Unparsable("The reference is empty.", Optional.empty());
    }
    if (text.length() > ImageReference.MAXIMUM_LENGTH) {
      return new Unparsable(
          "The reference has %d characters.".formatted(text.length()), beginning(text));
    }
    String stripped = text.strip();
    if (stripped.length() < text.length()) {
      // Docker refuses it; whoever hands it to Docker may take the spaces away.
      ImageReference within = parse(stripped);
      return within instanceof Ecr ecr
          ? new Unparsable("There are spaces around the reference.", Optional.of(ecr.repository()))
          : within;
    }
    int at = text.indexOf('@');
    return at < 0
        ? withTag(text, text, Optional.empty())
        : withDigest(text, text.substring(0, at), text.substring(at + 1));
  }

  private static ImageReference withDigest(String text, String name, String digest) {
    if (Digest.isDigest(digest)) {
      return withTag(text, name, Optional.of(new Digest(digest)));
    }
    if (!DIGEST.matcher(digest).matches() || digest.startsWith(SHA_256)) {
      return refused("What follows @ is not a digest.");
    }
    // Another algorithm: an image that ECR knows by another digest, if at all.
    return withTag(text, name, Optional.empty()) instanceof Ecr ecr
        ? new Unparsable("What follows @ is not a SHA-256 digest.", Optional.of(ecr.repository()))
        : withTag(text, name, Optional.empty());
  }

  private static ImageReference withTag(String text, String rest, Optional<Digest> digest) {
    int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
    if (colon < 0) {
      return ofName(
          text,
          rest,
          digest.isEmpty() ? Optional.of(ImageReference.DEFAULT_TAG) : Optional.empty(),
          digest);
    }
    // The agent of ECS pulls :latest for an empty tag, and Docker then refuses the container.
    String tag = rest.substring(colon + 1);
    return isTag(tag)
        ? ofName(text, rest.substring(0, colon), Optional.of(tag), digest)
        : refused("What follows the colon is not a tag.");
  }

  private static ImageReference ofName(
      String text, String name, Optional<String> tag, Optional<Digest> digest) {
    int slash = name.indexOf('/');
    boolean hasDomain = slash >= 0 && DOMAIN.matcher(name.substring(0, slash)).matches();
    String path = hasDomain ? name.substring(slash + 1) : name;
    if (!PATH.matcher(path).matches()) {
      return refused("The name does not follow the grammar of image names.");
    }
    Optional<Registry> registry =
        hasDomain ? Registry.ofHost(name.substring(0, slash)) : Optional.empty();
    if (registry.isEmpty()) {
      return new Foreign(text);
    }
    return Repository.isName(path)
        ? new Ecr(new Repository(registry.get(), path), tag, digest)
        : refused("ECR allows no repository of that name.");
  }

  private static Impossible refused(String reason) {
    return new Impossible(reason);
  }

  /** The repository with whose URI a text begins that is too long to be read. */
  private static Optional<Repository> beginning(String text) {
    String name = text.substring(0, ImageReference.MAXIMUM_LENGTH).split("[:@]", 2)[0];
    try {
      return Optional.of(Repository.parse(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
