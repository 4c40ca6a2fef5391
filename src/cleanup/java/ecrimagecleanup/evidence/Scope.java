package ecrimagecleanup.evidence;

import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import java.util.Set;

/** What something that is unknown can concern. Whoever does not know the scope takes everything. */
public sealed interface Scope {

  /** Every image of every repository. */
  Scope EVERYTHING = new Everything();

  /** Whether it can concern images of a repository. */
  boolean concerns(RepositoryNames repository);

  /** Every image of every repository. */
  record Everything() implements Scope {
    @Override
    public boolean concerns(RepositoryNames repository) {
      return true;
    }
  }

  /**
   * Every image of some repositories.
   *
   * @param names the repositories, as who may use an image of them named them; a replica stands for
   *     its source
   */
  record Repositories(Set<Repository> names) implements Scope {
    public Repositories {
      names = Set.copyOf(names);
    }

    @Override
    public boolean concerns(RepositoryNames repository) {
      return names.stream().anyMatch(repository::include);
    }
  }
}
