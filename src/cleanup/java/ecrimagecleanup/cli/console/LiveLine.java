package ecrimagecleanup.cli.console;

import java.io.PrintWriter;

/**
 * Lines, and on a terminal below them one more that is drawn anew in place, so that neither ever
 * runs into the other. Safe for several threads.
 */
public final class LiveLine implements AutoCloseable {
  private static final String ERASE = "\r\u001b[K";

  private final Terminal terminal;
  private final PrintWriter out;
  private String last = "";

  /**
   * Shows nothing yet.
   *
   * @param terminal the terminal, if there is one
   * @param out what prints there, and where there is none
   */
  public LiveLine(Terminal terminal, PrintWriter out) {
    this.terminal = terminal;
    this.out = out;
  }

  /** Whether the last line can be drawn anew. */
  public boolean isLive() {
    return terminal.drawsInPlace();
  }

  /** How many columns the last line may have now: one that wraps could not be erased. */
  synchronized int width() {
    return terminal.lineWidth();
  }

  /** Prints a line, or several, above the last one. */
  public void print(String text) {
    above(() -> out.println(text));
  }

  /** Prints something else above the last line. */
  synchronized void above(Runnable printing) {
    erase();
    out.flush();
    printing.run();
    out.print(last);
    out.flush();
  }

  /** Draws the last line anew, cut to the terminal; nothing elsewhere. */
  public synchronized void draw(String text) {
    if (isLive()) {
      erase();
      int width = width();
      last = text.length() <= width ? text : text.substring(0, width - 1) + "…";
      out.print(last);
      out.flush();
    }
  }

  /** Leaves the last line as it stands. The next one begins below it. */
  synchronized void keep() {
    if (!last.isEmpty()) {
      out.println();
      out.flush();
    }
    last = "";
  }

  /** Takes the last line away. */
  @Override
  public synchronized void close() {
    erase();
    last = "";
    out.flush();
  }

  private void erase() {
    if (!last.isEmpty()) {
      out.print(ERASE);
    }
  }
}
