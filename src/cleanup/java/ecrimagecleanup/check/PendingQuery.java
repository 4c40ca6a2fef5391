package ecrimagecleanup.check;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryPattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which pending checks are asked for: all, those of one repository, or those of the repositories
 * that a pattern matches. Names of checks hold a hash of the repository, so a pattern has to be
 * matched against the repositories that there are; those that are gone match none.
 *
 * @param repository the one repository
 * @param pattern the pattern
 * @param unread the registries whose repositories have to be read for the pattern
 * @param prefixes how the names begin that the pattern stands for, of the repositories read so far
 */
public record PendingQuery(
    Optional<Repository> repository,
    Optional<RepositoryPattern> pattern,
    List<Registry> unread,
    Set<String> prefixes) {

  public PendingQuery {
    unread = List.copyOf(unread);
    prefixes = Set.copyOf(prefixes);
  }

  /**
   * Reads what a person asks for.
   *
   * @param text a name, a pattern, or nothing for all
   * @param registries the registries, of which the first is that of a name
   * @throws IllegalArgumentException if no repository could have such a name
   */
  public static PendingQuery parse(String text, List<Registry> registries) {
    if (text.isEmpty()) {
      return new PendingQuery(Optional.empty(), Optional.empty(), List.of(), Set.of());
    }
    RepositoryPattern pattern = new RepositoryPattern(text);
    return pattern.isForSeveral()
        ? new PendingQuery(Optional.empty(), Optional.of(pattern), registries, Set.of())
        : new PendingQuery(
            Optional.of(new Repository(registries.get(0), text)),
            Optional.empty(),
            List.of(),
            Set.of());
  }

  /** The same, after the repositories of the first unread registry were read. */
  public PendingQuery withRepositories(Collection<Repository> repositories) {
    Stream<String> matching =
        repositories.stream()
            .filter(one -> pattern.isPresent() && pattern.get().matches(one))
            .map(ScheduleName::prefix);
    return new PendingQuery(
        repository,
        pattern,
        unread.subList(1, unread.size()),
        Stream.concat(prefixes.stream(), matching).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a name is asked for. */
  public boolean includes(String name) {
    // A prefix is sixteen digits of a hash and a dash, in names of every kind.
    return pattern.isEmpty() || prefixes.contains(name.substring(0, name.indexOf('-') + 1));
  }
}
