package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.sandbox.LiveLine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Which day and hour of an organisation is played, on a terminal until it is closed. */
final class DayProgress implements AutoCloseable {
  /** Less than what every terminal has, and more than the line takes. */
  private static final int WIDTH = 80;

  private final Organisation organisation;
  private final LiveLine line;
  private long shown = -1;

  DayProgress(Organisation organisation, PrintWriter err) {
    this.organisation = organisation;
    this.line = new LiveLine(err, Ansi.AUTO.enabled(), WIDTH);
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
              Days.PLAYED,
              time.toHoursPart()));
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
