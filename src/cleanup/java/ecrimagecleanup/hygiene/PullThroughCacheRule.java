package ecrimagecleanup.hygiene;

import ecrimagecleanup.image.Repository;

/**
 * A rule by which ECR makes repositories for what it fetches from another registry.
 *
 * @param prefix how the names of those repositories begin, with or without the slash after it
 * @param upstream the host of the other registry
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PullThroughCacheRule.html">PullThroughCacheRule</a>
 */
public record PullThroughCacheRule(String prefix, String upstream) {
  /**
   * The prefix of a rule for every repository that no other rule is for: their names look like
   * those of repositories that somebody pushes to.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html">CreatePullThroughCacheRule</a>
   */
  private static final String ANY = "ROOT";

  /** Whether ECR makes a repository of this name by it, as far as the name tells. */
  public boolean isOf(Repository repository) {
    return !prefix.isEmpty()
        && !prefix.equals(ANY)
        && repository.name().startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
  }
}
