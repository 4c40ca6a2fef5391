package ecrimagecleanup.policy;

import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.TagPattern;
import java.time.Duration;

/**
 * What the owner of a repository can decide.
 *
 * @param grace how long an image must have been unused
 * @param action what is done with an image that can go
 * @param keepNewest which of the newest roots always stay
 * @param protectedTags the tags whose images always stay
 */
public record RepositoryPolicy(
    Duration grace, Action action, NewestRules keepNewest, TagPattern protectedTags) {

  /** The longest grace period. */
  public static final Duration LONGEST_GRACE = Duration.ofDays(365);

  /**
   * Of the texts of the configuration, where only a number of the newest stays: Camel gives a
   * number to no parameter of another type.
   *
   * @throws IllegalArgumentException if the action or the protected tags are none
   */
  public static RepositoryPolicy parse(
      Duration grace, String action, int keepNewest, String protectedTags) {
    return parse(grace, action, Integer.toString(keepNewest), protectedTags);
  }

  /**
   * Of the texts of the configuration.
   *
   * @throws IllegalArgumentException if the action, the rules or the protected tags are none
   */
  public static RepositoryPolicy parse(
      Duration grace, String action, String keepNewest, String protectedTags) {
    return new RepositoryPolicy(
        grace,
        Action.ofWord(action)
            .orElseThrow(() -> new IllegalArgumentException("There is no such action.")),
        NewestRules.parse(keepNewest),
        TagPattern.parse(protectedTags));
  }
}
