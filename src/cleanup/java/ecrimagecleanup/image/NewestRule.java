package ecrimagecleanup.image;

import java.util.Optional;
import org.semver4j.Semver;

/**
 * How many of the newest images of one kind stay.
 *
 * @param pattern what the tags of the kind look like, with {@code *} for any characters; empty for
 *     everything that is of no other kind
 * @param byVersion whether the newest is the one with the highest version, and not the last one
 *     pushed
 * @param keep how many stay
 */
public record NewestRule(String pattern, boolean byVersion, int keep) {
  private static final String VERSIONS = "semver:";

  /** The rule for everything that is of no other kind. */
  static NewestRule ofOthers(int keep) {
    return new NewestRule("", false, keep);
  }

  /** Whether it is for everything that is of no other kind. */
  public boolean isOfOthers() {
    return pattern.isEmpty();
  }

  /** Whether a tag is of this kind. */
  boolean includes(String tag) {
    return TagPattern.matches(pattern, tag);
  }

  /**
   * The version that a tag is, by <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning
   * 2.0.0</a>: what follows the text before the first wildcard, or all of the tag; empty if neither
   * is one.
   */
  Optional<Semver> version(String tag) {
    int wildcard = pattern.indexOf('*');
    return Optional.ofNullable(Semver.parse(wildcard < 0 ? tag : tag.substring(wildcard)))
        .or(() -> Optional.ofNullable(Semver.parse(tag)));
  }

  /** The kind, as owners write it. */
  public String kind() {
    return (byVersion ? VERSIONS : "") + pattern;
  }

  @Override
  public String toString() {
    return isOfOthers() ? Integer.toString(keep) : kind() + "=" + keep;
  }
}
