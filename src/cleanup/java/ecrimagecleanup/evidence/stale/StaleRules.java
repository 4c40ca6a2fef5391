package ecrimagecleanup.evidence.stale;

import ecrimagecleanup.evidence.ecs.NewestRevisions;
import ecrimagecleanup.evidence.ecs.Starters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a revision of a task definition is stale.
 *
 * @param newest how many of the newest revisions of a family never are
 * @param after how long ago it was registered, and its images were pushed and last pulled
 * @param starters what rules and schedules start
 * @param listed the newest revisions of families as ECS lists them; empty if nobody asks ECS, and
 *     those count that name images of the repository
 * @param unmet why nothing is stale, in sentences; none if nothing stands against it
 */
public record StaleRules(
    int newest,
    Duration after,
    Starters starters,
    Optional<NewestRevisions> listed,
    List<String> unmet) {
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
    unmet = List.copyOf(unmet);
  }

  /** Those of a report, by which nothing is decided. */
  public StaleRules(int newest, Duration after, Starters starters) {
    this(newest, after, starters, Optional.empty(), List.of());
  }

  /** With what was read for other images of the repository. */
  public StaleRules and(StaleRules others) {
    return new StaleRules(
        newest,
        after,
        starters.and(others.starters),
        Optional.of(
            listed.orElse(NewestRevisions.NONE).and(others.listed.orElse(NewestRevisions.NONE))),
        Stream.concat(unmet.stream(), others.unmet.stream()).distinct().toList());
  }

  /** Those by which nothing is stale. */
  public static StaleRules unmet(int newest, Duration after, String why) {
    return new StaleRules(
        newest, after, Starters.NONE, Optional.of(NewestRevisions.NONE), List.of(why));
  }
}
