package ecrimagecleanup.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them. */
public final class Times {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** To the minute, in UTC: {@code 27 Nov 2026 03:27 UTC}. */
  public static String utc(Instant time) {
    return UTC.format(time);
  }
}
