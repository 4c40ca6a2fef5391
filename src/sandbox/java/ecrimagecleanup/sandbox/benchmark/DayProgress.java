package ecrimagecleanup.sandbox.benchmark;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntConsumer;
import picocli.CommandLine.Help.Ansi;

/** Which day and hour of an organisation is played, on a terminal that is rewritten. */
final class DayProgress implements IntConsumer {
  private static final String REWRITE = "\r\u001b[K";
  private static final int MINUTES_OF_DAY = (int) Duration.ofDays(1).toMinutes();
  private static final int MINUTES_OF_HOUR = 60;

  private final Organisation organisation;
  private final PrintWriter err;
  private final boolean terminal = Ansi.AUTO.enabled();
  private int shown = -1;

  DayProgress(Organisation organisation, PrintWriter err) {
    this.organisation = organisation;
    this.err = err;
  }

  /** Takes the minutes that are over; fewer than none when all are. */
  @Override
  public void accept(int minutes) {
    int hour = Math.floorDiv(minutes, MINUTES_OF_HOUR);
    if (terminal && hour != shown) {
      shown = hour;
      err.print(REWRITE);
      if (minutes >= 0) {
        err.printf(
            Locale.ROOT,
            "%,d workloads, day %,d: day %d of %d, %02d:00",
            organisation.workloads(),
            organisation.age(),
            minutes / MINUTES_OF_DAY + 1,
            Days.PLAYED,
            hour % 24);
      }
      err.flush();
    }
  }
}
