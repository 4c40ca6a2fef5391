package ecrimagecleanup.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a command that takes hours does: a line for each step. On a terminal the line of a step that
 * waits says for how long it has; elsewhere each line begins with the time. Not safe for use by
 * many threads.
 */
public final class StepDisplay implements AutoCloseable {
  private static final int WIDTH = 79;

  private final boolean terminal;
  private final PrintWriter err;
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
    this.terminal = terminal.isThere();
    this.err = err;
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
    } else if (terminal && now.isAfter(since.plus(ChronoUnit.MINUTES.getDuration()))) {
      redraw("%s, %s".formatted(line, Amounts.duration(Duration.between(since, now))));
    }
  }

  private void begin(String next, Instant now) {
    if (terminal) {
      end();
      redraw(next);
    } else {
      err.println(now.truncatedTo(ChronoUnit.SECONDS) + " " + next);
      err.flush();
    }
    line = next;
    since = now;
  }

  private void redraw(String text) {
    String shown = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    err.print("\r" + shown + " ".repeat(WIDTH - shown.length()));
    err.flush();
  }

  private void end() {
    if (terminal && !line.isEmpty()) {
      err.println();
      err.flush();
    }
  }

  /** Ends the last line. */
  @Override
  public void close() {
    end();
    line = "";
  }
}
