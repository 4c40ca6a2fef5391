package ecrimagecleanup.cli;

import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The value that a resource tag of repositories, such as {@code team}, has now. Each repository is
 * asked for once. For one thread.
 */
final class OwnerTag implements Function<Repository, String> {
  private final Gateway gateway;
  private final String key;
  private final Map<Repository, String> known = new HashMap<>();

  OwnerTag(Gateway gateway, String key) {
    this.gateway = gateway;
    this.key = key;
  }

  /** The value; in parentheses why there is none. */
  @Override
  public String apply(Repository repository) {
    return known.computeIfAbsent(repository, this::read);
  }

  private String read(Repository repository) {
    RepositoryTags tags = Repositories.tags(repository, gateway);
    return tags.value(key).orElse(tags.exists() ? "(no tag)" : "(repository is gone)");
  }
}
