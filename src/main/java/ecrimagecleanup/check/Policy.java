package ecrimagecleanup.check;

import ecrimagecleanup.image.RepositoryTags;
import java.time.Duration;

/**
 * What the operator decided.
 *
 * @param optInTag the key of the repository tag that opts in
 * @param optInValue the value that it must have
 * @param grace how long an image must have been unused
 * @param rollout how long a deployment may take until the last old task has stopped
 * @param action what is done with an image that can go
 */
public record Policy(
    String optInTag, String optInValue, Duration grace, Duration rollout, Action action) {

  /** How long after its due time a check still stands on fresh knowledge. */
  public static final Duration FRESH = Duration.ofHours(1);

  /** Whether the owner of a repository opted in. */
  public boolean optedIn(RepositoryTags repository) {
    return repository.value(optInTag).filter(optInValue::equals).isPresent();
  }
}
