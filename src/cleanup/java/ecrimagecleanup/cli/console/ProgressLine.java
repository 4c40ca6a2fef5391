package ecrimagecleanup.cli.console;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line of a terminal on which a bar is drawn. Nothing else is printed while it is, so that bar
 * and output never stand on one line. Safe for use by many threads.
 */
final class ProgressLine implements ProgressBarConsumer {
  private final Terminal terminal;
  private final PrintWriter err;
  private int drawn;

  ProgressLine(Terminal terminal, PrintWriter err) {
    this.terminal = terminal;
    this.err = err;
  }

  @Override
  public int getMaxRenderedLength() {
    return terminal.lineWidth();
  }

  @Override
  public synchronized void accept(String bar) {
    err.print("\r" + bar);
    err.flush();
    drawn = Math.max(drawn, bar.length());
  }

  /** Prints something in place of the bar, until that is drawn anew. */
  synchronized void above(Runnable printing) {
    clear();
    printing.run();
  }

  /** Takes the bar away. */
  @Override
  public synchronized void clear() {
    if (drawn > 0) {
      err.print("\r" + " ".repeat(drawn) + "\r");
      err.flush();
      drawn = 0;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
