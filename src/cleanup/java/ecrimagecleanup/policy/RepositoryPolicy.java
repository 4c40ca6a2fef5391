package ecrimagecleanup.policy;

import ecrimagecleanup.image.TagPattern;
import java.time.Duration;

/**
 * What the owner of a repository can decide.
 *
 * @param grace how long an image must have been unused
 * @param action what is done with an image that can go
 * @param keepNewest how many of the newest roots always stay
 * @param protectedTags the tags whose images always stay
 */
public record RepositoryPolicy(
    Duration grace, Action action, int keepNewest, TagPattern protectedTags) {

  /** The most roots that a repository can ask to keep. */
  public static final int MOST_NEWEST = 10_000;

  /** The longest grace period. */
  public static final Duration LONGEST_GRACE = Duration.ofDays(365);

  /**
   * Of the texts of the configuration.
   *
   * @throws IllegalArgumentException if the action or the protected tags are none
   */
  public static RepositoryPolicy parse(
      Duration grace, String action, int keepNewest, String protectedTags) {
    return new RepositoryPolicy(
        grace,
        Action.ofWord(action)
            .orElseThrow(() -> new IllegalArgumentException("There is no such action.")),
        keepNewest,
        TagPattern.parse(protectedTags));
  }
}
