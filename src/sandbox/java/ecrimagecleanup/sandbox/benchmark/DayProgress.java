package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.cli.console.LiveLine;
import java.time.Duration;
import java.util.Locale;

/** Which day and hour of an organisation is played, on a terminal. */
final class DayProgress {
  private final Organisation organisation;
  private final int days;
  private final LiveLine line;
  private long shown = -1;

  DayProgress(Organisation organisation, int days, LiveLine line) {
    this.organisation = organisation;
    this.days = days;
    this.line = line;
  }

  /** So much time has passed since the first day began. */
  void passed(Duration time) {
    if (time.toHours() != shown) {
      shown = time.toHours();
      line.draw(
          String.format(
              Locale.ROOT,
              "%,d workloads, day %,d: day %d of %d, %02d:00",
              organisation.workloads(),
              organisation.age(),
              time.toDays() + 1,
              days,
              time.toHoursPart()));
    }
  }
}
