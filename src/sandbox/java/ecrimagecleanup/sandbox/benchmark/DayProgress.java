package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.cli.console.LiveLine;
import java.time.Duration;
import java.util.Locale;

/**
 * Which day and hour of an organisation is played: a line that is rewritten on a terminal, and one
 * now and then elsewhere.
 */
final class DayProgress {
  private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

  private final Organisation organisation;
  private final int days;
  private final LiveLine line;
  private long shown = -1;
  private long printedAt = System.nanoTime();

  DayProgress(Organisation organisation, int days, LiveLine line) {
    this.organisation = organisation;
    this.days = days;
    this.line = line;
  }

  /** So much time has passed since the first day began. */
  void passed(Duration time) {
    if (time.toHours() == shown) {
      return;
    }
    shown = time.toHours();
    if (line.isLive()) {
      line.draw(text(time));
    } else if (System.nanoTime() - printedAt >= PAUSE_NANOS) {
      printedAt = System.nanoTime();
      line.print(text(time));
    }
  }

  private String text(Duration time) {
    return String.format(
        Locale.ROOT,
        "%,d workloads, day %,d: day %d of %d, %02d:00",
        organisation.workloads(),
        organisation.age(),
        time.toDays() + 1,
        days,
        time.toHoursPart());
  }
}
