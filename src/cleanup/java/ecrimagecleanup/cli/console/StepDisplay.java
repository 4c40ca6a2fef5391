package ecrimagecleanup.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a command that takes hours does: a line for each step. On a terminal that can draw it anew,
 * the line of a step that waits says for how long it has; elsewhere each line begins with the time.
 * Not safe for use by many threads.
 */
public final class StepDisplay implements AutoCloseable {
  private final LiveLine live;
  private final int total;
  private String line = "";
  private Instant since = Instant.EPOCH;

  /**
   * Shows nothing yet.
   *
   * @param terminal the terminal, if there is one
   * @param err what prints there, and where there is none
   * @param total how many steps there are
   */
  StepDisplay(Terminal terminal, PrintWriter err, int total) {
    this.live = new LiveLine(terminal.errors(), err);
    this.total = total;
  }

  /**
   * A step is begun, or still waits if it was the last one.
   *
   * @param number which of all steps it is, from 1
   * @param doing what it does
   */
  public void show(int number, String doing, Instant now) {
    String next = "[%2d/%d] %s".formatted(number, total, doing);
    if (!next.equals(line)) {
      begin(next, now);
    } else if (now.isAfter(since.plus(ChronoUnit.MINUTES.getDuration()))) {
      live.draw("%s, %s".formatted(line, Amounts.duration(Duration.between(since, now))));
    }
  }

  private void begin(String next, Instant now) {
    if (live.isLive()) {
      live.keep();
      live.draw(next);
    } else {
      live.print(now.truncatedTo(ChronoUnit.SECONDS) + " " + next);
    }
    line = next;
    since = now;
  }

  /** Ends the last line. */
  @Override
  public void close() {
    live.keep();
    line = "";
  }
}
