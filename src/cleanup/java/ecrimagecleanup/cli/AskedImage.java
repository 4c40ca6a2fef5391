package ecrimagecleanup.cli;

import java.util.Optional;

/**
 * An image of which the records are asked for, cut from what a person writes.
 *
 * @param repository its repository, or a pattern for several; empty if the text names none
 * @param tag what stands behind the colon, which may be nothing; empty without a colon
 * @param digits what stands behind the at sign, without the algorithm; empty without an at sign
 */
record AskedImage(String repository, Optional<String> tag, Optional<String> digits) {
  /** Its registry can stand before the name, as records or as containers write it. */
  static AskedImage of(String text) {
    String rest = text.replaceFirst("^[0-9]{12}(/[a-z0-9-]+|\\.dkr[a-z0-9.-]+)/", "");
    int at = rest.indexOf('@');
    String name = at < 0 ? rest : rest.substring(0, at);
    int colon = name.indexOf(':');
    return new AskedImage(
        colon < 0 ? name : name.substring(0, colon),
        colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1)),
        at < 0
            ? Optional.empty()
            : Optional.of(rest.substring(at + 1).replaceFirst("^sha256:", "")));
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
