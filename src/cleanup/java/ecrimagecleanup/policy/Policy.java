package ecrimagecleanup.policy;

import ecrimagecleanup.image.RepositoryTags;
import java.time.Duration;
import java.util.Locale;

/**
 * What the operator decided.
 *
 * @param optInTag the key of the repository tag that opts in; what the keys of the other tags begin
 *     with
 * @param optInValue the value that it must have
 * @param minimumGrace the least grace period that an owner can ask for
 * @param rollout how long a deployment may take until the last old task has stopped
 * @param pullWindow how long after a pull an image stays
 * @param archiveFor how long an image is in the archive before it is deleted
 * @param archiveIndex what goes to the archive with an index
 * @param mutableTags what is made of repositories whose tags can move
 * @param maximumRemovals the most images that one message may remove
 * @param stale what becomes of images that only stale revisions of task definitions hold
 * @param defaults what holds for repositories whose owners say nothing
 */
public record Policy(
    String optInTag,
    String optInValue,
    Duration minimumGrace,
    Duration rollout,
    Duration pullWindow,
    Duration archiveFor,
    ArchiveIndex archiveIndex,
    MutableTags mutableTags,
    int maximumRemovals,
    StaleMode stale,
    RepositoryPolicy defaults) {

  /** How long after its due time a check still stands on fresh knowledge. */
  public static final Duration FRESH = Duration.ofHours(1);

  /** How far this clock may be behind or ahead of those of AWS. */
  public static final Duration SKEW = Duration.ofMinutes(5);

  /**
   * Of the texts of the configuration.
   *
   * @param archiveIndex {@code with-all-it-lists} or {@code alone}
   * @param mutableTags {@code verify} or {@code trust}
   * @param stale {@code keep}, {@code report} or {@code archive}
   * @throws IllegalArgumentException for any other word
   */
  public static Policy parse(
      String optInTag,
      String optInValue,
      Duration minimumGrace,
      Duration rollout,
      Duration pullWindow,
      Duration archiveFor,
      String archiveIndex,
      String mutableTags,
      int maximumRemovals,
      String stale,
      RepositoryPolicy defaults) {
    return new Policy(
        optInTag,
        optInValue,
        minimumGrace,
        rollout,
        pullWindow,
        archiveFor,
        ArchiveIndex.parse(archiveIndex),
        MutableTags.valueOf(mutableTags.toUpperCase(Locale.ROOT)),
        maximumRemovals,
        StaleMode.parse(stale),
        defaults);
  }

  /** Whether the owner of a repository opted in. */
  public boolean optedIn(RepositoryTags repository) {
    return repository.value(optInTag).filter(optInValue::equals).isPresent();
  }
}
