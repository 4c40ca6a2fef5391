package ecrimagecleanup.image;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which registries are replicas of which.
 *
 * @param sources for each replica, the registry whose repositories are replicated to it
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html">private
 *     image replication</a>
 */
public record Replicas(Map<Registry, Registry> sources) {
  private static final String ARROW = ">";

  public Replicas {
    sources = Map.copyOf(sources);
  }

  /**
   * Reads {@code source>replica}, several separated by commas; nothing for no replicas.
   *
   * @throws IllegalArgumentException if the text is not of that form, or a registry is the replica
   *     of two, or a replica is a source itself
   */
  public static Replicas parse(String text) {
    Map<Registry, Registry> sources = new HashMap<>();
    for (String pair : Arrays.stream(text.split(",", -1)).map(String::strip).toList()) {
      if (pair.isEmpty() && text.isBlank()) {
        continue;
      }
      int arrow = pair.indexOf(ARROW);
      if (arrow < 0) {
        throw new IllegalArgumentException(
            "A replica is written as 999988887777/eu-central-1>999988887777/us-east-1.");
      }
      Registry source = Registry.parse(pair.substring(0, arrow).strip());
      Registry replica = Registry.parse(pair.substring(arrow + 1).strip());
      if (sources.put(replica, source) != null) {
        throw new IllegalArgumentException("%s is a replica twice.".formatted(replica));
      }
    }
    for (Registry source : sources.values()) {
      if (sources.containsKey(source)) {
        throw new IllegalArgumentException(
            "%s is a replica and has replicas; ECR does not replicate further.".formatted(source));
      }
    }
    return new Replicas(sources);
  }

  /** Every name of a repository. */
  public RepositoryNames of(Repository repository) {
    return new RepositoryNames(
        repository,
        sources.entrySet().stream()
            .filter(entry -> entry.getValue().equals(repository.registry()))
            .map(entry -> new Repository(entry.getKey(), repository.name()))
            .collect(Collectors.toSet()));
  }

  /** The repository from which a replica comes; any other repository is its own source. */
  public Repository sourceOf(Repository repository) {
    return new Repository(
        sources.getOrDefault(repository.registry(), repository.registry()), repository.name());
  }
}
