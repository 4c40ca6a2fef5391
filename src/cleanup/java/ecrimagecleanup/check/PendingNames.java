package ecrimagecleanup.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of schedules, in about the order in which they fire as far as names tell: that of the
 * check of one image tells the minute, that of a sweep's check the day of the sweep, about a day
 * after which it is due. Last are those that tell nothing.
 *
 * @param all the names
 */
public record PendingNames(List<String> all) {
  private static final Pattern DAY = Pattern.compile("[0-9a-f]{16}-[a-z]+-(\\d{8})-.*");
  private static final Pattern NO_CHECK = Pattern.compile("(?:sweep|report)-\\d{8}(?:-.*)?");

  public PendingNames {
    all = List.copyOf(all);
  }

  /** Puts names in order. */
  public static PendingNames of(Collection<String> names) {
    return new PendingNames(
        names.stream()
            .sorted(Comparator.comparing(PendingNames::due).thenComparing(name -> name))
            .toList());
  }

  /** Whether a schedule delivers no check: it starts a sweep, or is about the report to owners. */
  public static boolean isOfNoCheck(String name) {
    return NO_CHECK.matcher(name).matches();
  }

  /** Those of checks; a name that nobody knows may be that of one. */
  public PendingNames checks() {
    return new PendingNames(all.stream().filter(name -> !isOfNoCheck(name)).toList());
  }

  /** Those of sweeps to come and of the report to owners. */
  public PendingNames others() {
    return new PendingNames(all.stream().filter(PendingNames::isOfNoCheck).toList());
  }

  /** About those that are due first, up to so many. */
  public List<String> soonest(int most) {
    return all.stream().limit(most).toList();
  }

  private static Instant due(String name) {
    return ScheduleName.parse(name).map(ScheduleName::due).orElseGet(() -> day(name));
  }

  private static Instant day(String name) {
    Matcher matcher = DAY.matcher(name);
    try {
      return matcher.matches()
          ? LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE)
              .plusDays(1)
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC)
          : Instant.MAX;
    } catch (DateTimeParseException e) {
      return Instant.MAX;
    }
  }
}
