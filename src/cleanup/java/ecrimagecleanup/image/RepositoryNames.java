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

  /**
   * Whether another repository may hold copies of the images of this one: any of another registry,
   * as ECR replicates under the same name, and a pull through cache keeps what it pulls under
   * another, whether the settings know of them or not.
   */
  public boolean mayBeCopiedTo(Repository other) {
    return include(other) || !repository.registry().equals(other.registry());
  }

  /** Every host name under which it can be pulled. */
  public List<String> hosts() {
    return Stream.concat(Stream.of(repository), replicas.stream().sorted(BY_TEXT))
        .flatMap(one -> one.registry().hosts().stream())
        .toList();
  }
}
