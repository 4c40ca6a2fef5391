package ecrimagecleanup.cli;

import ecrimagecleanup.words.Sha256;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Short names of pending checks, as those of commits: so much of the SHA-256 hash of the name of
 * the schedule as no other has, and at least eight digits. The names of schedules themselves differ
 * only near their end if they are of one image.
 */
final class ShortNames {
  private static final int LEAST = 8;

  private final NavigableSet<String> hashes = new TreeSet<>();

  /** Of schedules with these names. */
  ShortNames(Collection<String> schedules) {
    schedules.forEach(name -> hashes.add(Sha256.hex(name)));
  }

  /** That of a schedule. */
  String of(String schedule) {
    String hash = Sha256.hex(schedule);
    int needed =
        Stream.of(Optional.ofNullable(hashes.lower(hash)), Optional.ofNullable(hashes.higher(hash)))
            .flatMap(Optional::stream)
            .mapToInt(other -> common(hash, other) + 1)
            .max()
            .orElse(LEAST);
    return hash.substring(0, Math.max(LEAST, needed));
  }

  /** Whether a schedule is meant by what its own name or its short one begins with. */
  static boolean isMeant(String schedule, String beginning) {
    return schedule.startsWith(beginning) || Sha256.hex(schedule).startsWith(beginning);
  }

  private static int common(String one, String other) {
    int length = 0;
    while (one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
