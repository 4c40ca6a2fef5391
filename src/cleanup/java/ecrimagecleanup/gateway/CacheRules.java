package ecrimagecleanup.gateway;

import ecrimagecleanup.hygiene.PullThroughCacheRule;
import ecrimagecleanup.hygiene.PullThroughCaches;
import ecrimagecleanup.image.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pull-through caches of registries. */
public final class CacheRules {
  private CacheRules() {}

  /**
   * Those that can be read. Nobody has to be allowed to: what cannot be read is a sentence in the
   * answer.
   */
  public static PullThroughCaches of(Collection<Registry> registries, Gateway gateway) {
    Map<Registry, List<PullThroughCacheRule>> rules = new HashMap<>();
    List<String> unread = new ArrayList<>();
    for (Registry registry : registries) {
      try {
        rules.put(registry, of(registry, gateway));
      } catch (RuntimeException e) {
        unread.add(PlainSentence.foreseen(e).orElseGet(() -> PlainSentence.unforeseen(e)));
      }
    }
    return new PullThroughCaches(rules, unread.stream().distinct().toList());
  }

  /**
   * The rules of a registry.
   *
   * @throws org.apache.camel.CamelExecutionException if they cannot be read
   */
  public static List<PullThroughCacheRule> of(Registry registry, Gateway gateway) {
    return gateway.list(
        Endpoint.DESCRIBE_PULL_THROUGH_CACHE_RULES,
        "",
        Repositories.about(registry),
        PullThroughCacheRule.class);
  }
}
