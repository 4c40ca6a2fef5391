package ecrimagecleanup.sandbox.story;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Tells a story on a terminal: a line for each chapter, and below them one line that is rewritten.
 * Where there is no terminal, it writes a line for each chapter and each day, without any control
 * characters.
 */
public final class ConsoleNarrator implements Narrator {
  private static final String REWRITE = "\r\u001b[K";
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int LONGEST = 118;

  private final PrintWriter out;
  private final boolean terminal;
  private Progress last;
  private String latest = "";
  private long writtenAt;

  /** A narrator of a story that begins as {@code first} says. */
  public ConsoleNarrator(PrintWriter out, boolean terminal, Progress first) {
    this.out = out;
    this.terminal = terminal;
    this.last = first;
  }

  @Override
  public synchronized void chapter(Instant now, String what) {
    clear();
    Progress then = new Progress(last.start(), now, last.events(), last.checks(), last.removed());
    out.printf("day %2d %s  %s%n", then.day(), then.time(), what);
    out.flush();
  }

  @Override
  public synchronized void happens(String what) {
    latest = what;
  }

  @Override
  public synchronized void progress(Progress progress) {
    boolean nextDay = progress.day() > last.day();
    last = progress;
    if (terminal && System.nanoTime() - writtenAt >= PAUSE_NANOS) {
      writtenAt = System.nanoTime();
      out.print(REWRITE + shortened(line()));
      out.flush();
    } else if (!terminal && nextDay) {
      out.println(line());
      out.flush();
    }
  }

  /** The story is over. */
  public synchronized void end() {
    clear();
    out.flush();
  }

  private void clear() {
    if (terminal) {
      out.print(REWRITE);
    }
  }

  private String line() {
    String line =
        "day %2d %s  %d events, %d checks, %d images removed"
            .formatted(last.day(), last.time(), last.events(), last.checks(), last.removed());
    return terminal && !latest.isEmpty() ? line + " | " + latest : line;
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
