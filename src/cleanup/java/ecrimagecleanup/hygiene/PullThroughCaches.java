package ecrimagecleanup.hygiene;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pull-through caches of registries, as far as they can be read.
 *
 * @param rules the rules of each registry that could be read
 * @param unread why those of others could not, in sentences
 */
public record PullThroughCaches(
    Map<Registry, List<PullThroughCacheRule>> rules, List<String> unread) {
  /** Nobody asked. */
  public static final PullThroughCaches NONE = new PullThroughCaches(Map.of(), List.of());

  public PullThroughCaches {
    rules = Map.copyOf(rules);
    unread = List.copyOf(unread);
  }

  /** The rule by which ECR made a repository: the longest prefix of its name, if there is one. */
  public Optional<PullThroughCacheRule> of(Repository repository) {
    return rules.getOrDefault(repository.registry(), List.of()).stream()
        .filter(rule -> rule.isOf(repository))
        .max(Comparator.comparingInt(rule -> rule.prefix().length()));
  }
}
