package ecrimagecleanup.sweep;

import ecrimagecleanup.check.CheckName;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The name of the check of what a sweep nominated in one bucket of a repository: {@code
 * <repository, 16 hex>-sweep-<day of the sweep, in UTC>-<bucket>}. However many sweeps there are on
 * a day, and whatever is pushed between them, the names are the same, so that a bucket is nominated
 * once a day.
 *
 * @param value the name
 */
public record SweepName(String value) implements CheckName {
  private static final int FIRST_HEX_DIGIT = "sha256:".length();
  private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{16}-sweep-[0-9]{8}-[0-9a-f]");

  /**
   * @throws IllegalArgumentException if the text is not such a name
   */
  public SweepName {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException("The text is not the name of a check of a sweep.");
    }
  }

  /** The name of the check of a bucket, for a sweep of that time. */
  public static SweepName of(Repository repository, Instant sweep, char bucket) {
    return new SweepName("%s%s-%c".formatted(prefix(repository), Sweep.day(sweep), bucket));
  }

  /** What the names of the checks of all sweeps of a repository begin with. */
  public static String prefix(Repository repository) {
    return ScheduleName.prefix(repository) + "sweep-";
  }

  /** Whether the name of a schedule is that of a bucket. */
  public static boolean isOf(String name, char bucket) {
    return GRAMMAR.matcher(name).matches() && name.charAt(name.length() - 1) == bucket;
  }

  /**
   * The bucket of an image: the first digit of its digest. The number of buckets does not depend on
   * that of the images, so that a push changes no name.
   */
  public static char bucket(Digest image) {
    return image.value().charAt(FIRST_HEX_DIGIT);
  }

  /** The place of the bucket among those of the repository, from 0 to 15. */
  int place() {
    return Character.digit(value.charAt(value.length() - 1), 16);
  }

  @Override
  public String toString() {
    return value;
  }
}
