package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.cli.console.LiveLine;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Tells a story on a terminal: a line for each chapter, and below them one line that is rewritten.
 * Where there is no terminal, it writes a line for each chapter and each day, without any control
 * characters.
 */
public final class ConsoleNarrator implements Narrator, AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LiveLine live;
  private Progress last;
  private String latest = "";
  private long writtenAt;

  /** A narrator of a story that begins as {@code first} says. */
  public ConsoleNarrator(LiveLine live, Progress first) {
    this.live = live;
    this.last = first;
  }

  @Override
  public synchronized void chapter(Instant now, String what) {
    Progress then = new Progress(last.start(), now, last.events(), last.checks(), last.removed());
    live.print("day %2d %s  %s".formatted(then.day(), then.time(), what));
  }

  @Override
  public synchronized void happens(String what) {
    latest = what;
  }

  @Override
  public synchronized void progress(Progress progress) {
    boolean nextDay = progress.day() > last.day();
    last = progress;
    if (live.isLive() && System.nanoTime() - writtenAt >= PAUSE_NANOS) {
      writtenAt = System.nanoTime();
      live.draw(line());
    } else if (!live.isLive() && nextDay) {
      live.print(line());
    }
  }

  /** The story is over. */
  @Override
  public void close() {
    live.close();
  }

  private String line() {
    String line =
        "day %2d %s  %d events, %d checks, %d images removed"
            .formatted(last.day(), last.time(), last.events(), last.checks(), last.removed());
    return live.isLive() && !latest.isEmpty() ? line + " | " + latest : line;
  }
}
