package ecrimagecleanup.route;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that always shows {@link #NOW}; Camel makes it by its name. */
public final class TestClock extends Clock {
  /** What it shows: a day and a second after the events of {@code test/resources/events}. */
  public static final Instant NOW = Instant.parse("2026-03-03T09:16:05Z");

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return NOW;
  }
}
