package ecrimagecleanup.cli;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryPattern;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image of which the records are asked for, cut from what a person writes.
 *
 * @param registry its registry; empty if the text names none
 * @param repository its repository, or a pattern for several; empty if the text names none
 * @param tag what stands behind the colon, which may be nothing; empty without a colon
 * @param digits what stands behind the at sign, without the algorithm; empty without an at sign
 */
record AskedImage(
    Optional<Registry> registry, String repository, Optional<String> tag, Optional<String> digits) {
  /** A registry as records write it, or as containers do. */
  private static final Pattern REGISTRY =
      Pattern.compile("(?:([0-9]{12}/[a-z0-9-]+)|([0-9]{12}\\.dkr[a-z0-9.-]+(?::443)?))/(.*)");

  /** Its registry can stand before the name, as records or as containers write it. */
  static AskedImage of(String text) {
    Matcher qualified = REGISTRY.matcher(text);
    boolean isQualified = qualified.matches();
    String rest = isQualified ? qualified.group(3) : text;
    int at = rest.indexOf('@');
    String name = at < 0 ? rest : rest.substring(0, at);
    int colon = name.indexOf(':');
    return new AskedImage(
        isQualified ? registry(qualified) : Optional.empty(),
        colon < 0 ? name : name.substring(0, colon),
        colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1)),
        at < 0
            ? Optional.empty()
            : Optional.of(rest.substring(at + 1).replaceFirst("^sha256:", "")));
  }

  private static Optional<Registry> registry(Matcher qualified) {
    return Optional.ofNullable(qualified.group(1))
        .map(Registry::parse)
        .or(() -> Registry.ofHost(qualified.group(2)));
  }

  /** Whether it can be of a repository. */
  boolean canBeOf(Repository any) {
    return registry.filter(asked -> !asked.equals(any.registry())).isEmpty()
        && new RepositoryPattern(repository).matches(any);
  }

  /** Whether it has all that an image is named by. */
  boolean isComplete() {
    return !repository.isEmpty()
        && (tag.isPresent() || digits.isPresent())
        && tag.filter(String::isEmpty).isEmpty()
        && digits.filter(String::isEmpty).isEmpty();
  }

  /** The only repository that it can be of; empty if there is none, or it stands for several. */
  Optional<String> exactRepository() {
    return Optional.of(repository).filter(name -> !name.isEmpty() && !name.contains("*"));
  }
}
