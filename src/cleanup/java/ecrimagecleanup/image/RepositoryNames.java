package ecrimagecleanup.image;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every name of a repository: by each host name of its registry, and of the registries that ECR
 * replicates it to. A deletion can be replicated too, so who runs a replica counts as a user.
 *
 * @param repository the repository
 * @param replicas the repositories to which it is replicated, of the same name
 */
public record RepositoryNames(Repository repository, Set<Repository> replicas) {
  private static final Comparator<Repository> BY_TEXT = Comparator.comparing(Repository::toString);

  public RepositoryNames {
    replicas = Set.copyOf(replicas);
  }

  /** The names of a repository that is replicated nowhere. */
  public static RepositoryNames of(Repository repository) {
    return new RepositoryNames(repository, Set.of());
  }

  /** Whether another repository is this one, or a replica of it. */
  public boolean include(Repository other) {
    return repository.equals(other) || replicas.contains(other);
  }

  /** Every host name under which it can be pulled. */
  public List<String> hosts() {
    return Stream.concat(Stream.of(repository), replicas.stream().sorted(BY_TEXT))
        .flatMap(one -> one.registry().hosts().stream())
        .toList();
  }

  /**
   * Whether a text that is not understood begins like a reference to an image of the repository: a
   * host name of it, with the port of HTTPS or without, its name, and then nothing, a tag or a
   * digest.
   */
  public boolean mayBeNamedBy(String text) {
    String name = repository.name();
    return hosts().stream()
        .flatMap(host -> Stream.of(host, host + Registry.HTTPS_PORT))
        .filter(host -> text.regionMatches(true, 0, host, 0, host.length()))
        .map(host -> text.substring(host.length()))
        .filter(path -> path.startsWith("/" + name))
        .map(path -> path.substring(name.length() + 1))
        .anyMatch(rest -> rest.isEmpty() || rest.charAt(0) == ':' || rest.charAt(0) == '@');
  }
}
