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
 * The names of pending checks, in the order in which they are due as far as names tell: those of
 * one image to the minute, others to the day that is in their name, and last those without one.
 *
 * @param all the names
 */
public record PendingNames(List<String> all) {
  private static final Pattern DAY = Pattern.compile("[0-9a-f]{16}-[a-z]+-(\\d{8})-.*");

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

  /** Those that are due first, up to so many. */
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
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC)
          : Instant.MAX;
    } catch (DateTimeParseException e) {
      return Instant.MAX;
    }
  }
}
