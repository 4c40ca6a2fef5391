package ecrimagecleanup.evidence.stale;

import ecrimagecleanup.evidence.ecs.Starters;
import java.time.Duration;

/**
 * When a revision of a task definition is stale.
 *
 * @param newest how many of the newest revisions of a family never are
 * @param after how long ago its images were pushed and last pulled
 * @param starters what rules and schedules start
 */
public record StaleRules(int newest, Duration after, Starters starters) {
  /** The fewest that are kept of a family, for rollbacks. */
  public static final int LEAST_NEWEST = 3;

  /** The shortest time: what runs once a quarter is pulled within it. */
  public static final Duration LEAST_AFTER = Duration.ofDays(90);

  /**
   * @throws IllegalArgumentException if they would make more stale than anybody can want
   */
  public StaleRules {
    if (newest < LEAST_NEWEST || after.compareTo(LEAST_AFTER) < 0) {
      throw new IllegalArgumentException(
          "The newest %d revisions of a family, and those of images of less than %d days, are not stale."
              .formatted(LEAST_NEWEST, LEAST_AFTER.toDays()));
    }
  }
}
