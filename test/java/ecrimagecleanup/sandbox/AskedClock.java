package ecrimagecleanup.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * The clock of a world that another process keeps up, and that stands still unless it is advanced
 * there: whoever reads it asks. As safe for several threads as what it asks.
 */
final class AskedClock extends Clock {
  private final Supplier<Instant> time;

  AskedClock(Supplier<Instant> time) {
    this.time = time;
  }

  @Override
  public Instant instant() {
    return time.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
