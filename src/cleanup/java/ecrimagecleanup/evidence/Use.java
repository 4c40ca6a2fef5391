package ecrimagecleanup.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who uses an image.
 *
 * @param by who: an ARN, or what a source has to name its users
 * @param where the account and region, as {@code accountId/region}; empty if the source does not
 *     know
 * @param since since when, if the source knows
 */
public record Use(String by, String where, Optional<Instant> since) {

  /** A user of whom nothing else is known. */
  public static Use by(String who) {
    return new Use(who, "", Optional.empty());
  }
}
