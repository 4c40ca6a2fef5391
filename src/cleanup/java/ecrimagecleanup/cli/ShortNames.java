package ecrimagecleanup.cli;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How much of the name of a schedule is enough to tell it from all others that are pending: at
 * least eight characters, as of a commit.
 */
final class ShortNames {
  private static final int LEAST = 8;

  /** Of names that all begin with that of a repository, the others are not known. */
  private static final int LEAST_OF_SOME = 20;

  private final NavigableSet<String> names;
  private final int least;

  private ShortNames(NavigableSet<String> names, int least) {
    this.names = names;
    this.least = least;
  }

  /**
   * For these names.
   *
   * @param names those of pending checks
   * @param some whether those of other repositories are missing
   */
  static ShortNames of(Collection<String> names, boolean some) {
    return new ShortNames(new TreeSet<>(names), some ? LEAST_OF_SOME : LEAST);
  }

  /** What a name begins with, and no other name does; all of it if another begins with it. */
  String of(String name) {
    int needed =
        Stream.of(Optional.ofNullable(names.lower(name)), Optional.ofNullable(names.higher(name)))
            .flatMap(Optional::stream)
            .mapToInt(other -> common(name, other) + 1)
            .max()
            .orElse(0);
    return name.substring(0, Math.min(name.length(), Math.max(least, needed)));
  }

  private static int common(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
