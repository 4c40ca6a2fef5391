package ecrimagecleanup.policy;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.message.MalformedMessageException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The registries that the application looks after. */
public final class Registries {
  private final List<Registry> registries;

  /**
   * @param registries as {@code accountId/region}, separated by commas
   */
  public Registries(String registries) {
    this.registries =
        Arrays.stream(registries.split(",", -1))
            .map(String::strip)
            .map(Registry::parse)
            .distinct()
            .toList();
  }

  /** Whether a registry is one of them. */
  public boolean contains(Registry registry) {
    return registries.contains(registry);
  }

  /** All of them, in their order. */
  public List<Registry> all() {
    return registries;
  }

  /**
   * For each registry a repository of it, which need not exist: calls that are about a registry
   * take it from one.
   */
  public List<Repository> anyRepositories() {
    return registries.stream().map(registry -> new Repository(registry, "any")).toList();
  }

  /** The repositories of a registry, in their order. */
  public List<Repository> repositories(Map<Repository, TagMutability> described) {
    return List.copyOf(described.keySet());
  }

  /**
   * Passes a registry that is one of them.
   *
   * @throws MalformedMessageException if it is not
   */
  public void require(Registry registry) {
    if (!contains(registry)) {
      throw new MalformedMessageException(notOneOfThem(registry));
    }
  }

  /**
   * The repository that a person named, if it is of one of them: of any other nothing is asked.
   *
   * @throws IllegalArgumentException if it is not
   */
  public Repository named(Repository repository) {
    if (!contains(repository.registry())) {
      throw new IllegalArgumentException(notOneOfThem(repository.registry()));
    }
    return repository;
  }

  private static String notOneOfThem(Registry registry) {
    return "The registry %s is not one of cleanup.registries.".formatted(registry);
  }
}
