package ecrimagecleanup.image;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The resource tags of a repository, with which its owner opts in.
 *
 * @param exists whether the repository exists
 * @param tags the tags by key; none if the repository does not exist
 */
public record RepositoryTags(boolean exists, Map<String, String> tags) {
  public RepositoryTags {
    tags = Map.copyOf(tags);
  }

  /** The tags of a repository that does not exist. */
  public static RepositoryTags ofMissingRepository() {
    return new RepositoryTags(false, Map.of());
  }

  /** With one more tag, or another value of it. */
  public RepositoryTags with(String key, String value) {
    Map<String, String> more = new HashMap<>(tags);
    more.put(key, value);
    return new RepositoryTags(exists, more);
  }

  /** The value of a tag. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(tags.get(key));
  }
}
