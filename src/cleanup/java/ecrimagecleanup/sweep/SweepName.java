package ecrimagecleanup.sweep;

import ecrimagecleanup.check.CheckName;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the check of what a sweep nominated in one bucket of a repository: {@code
 * <repository, 16 hex>-sweep-<day of the sweep, in UTC>-<bucket>}, with {@code -stale} after it for
 * what stale revisions of task definitions name. However many sweeps there are on a day, and
 * whatever is pushed between them, the names are the same, so that a bucket is nominated once a
 * day.
 *
 * @param value the name
 */
public record SweepName(String value) implements CheckName {
  private static final int FIRST_HEX_DIGIT = "sha256:".length();
  private static final String SWEEP = "sweep-";
  private static final String STALE = "-stale";
  private static final int DAY_DIGITS = 8;
  private static final Pattern GRAMMAR =
      Pattern.compile("[0-9a-f]{16}-sweep-[0-9]{8}-([0-9a-f])(-stale)?");

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

  /** The name of the check of what only stale revisions name in that bucket. */
  SweepName ofStale() {
    return new SweepName(value + STALE);
  }

  /** What the names of the checks of all sweeps of a repository begin with. */
  public static String prefix(Repository repository) {
    return ScheduleName.prefix(repository) + SWEEP;
  }

  /** Whether the name of a schedule is that of a bucket. */
  public static boolean isOf(String name, char bucket) {
    Matcher matcher = GRAMMAR.matcher(name);
    return matcher.matches() && matcher.group(1).charAt(0) == bucket;
  }

  /** Whether the name is that of a check of what only stale revisions name. */
  public static boolean isOfStale(String name) {
    return GRAMMAR.matcher(name).matches() && name.endsWith(STALE);
  }

  /**
   * The end of the day of the sweep, in UTC.
   *
   * @throws java.time.DateTimeException if the name has no day
   */
  public static Instant dayAfter(String name) {
    String day = name.substring(name.indexOf(SWEEP) + SWEEP.length()).substring(0, DAY_DIGITS);
    return LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE)
        .plusDays(1)
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC);
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
    Matcher matcher = GRAMMAR.matcher(value);
    return matcher.matches() ? Character.digit(matcher.group(1).charAt(0), 16) : 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
