package ecrimagecleanup.sandbox;

import java.io.PrintWriter;

/**
 * Lines, and on a terminal below them one more that is drawn anew in place, so that neither ever
 * runs into the other. Safe for several threads.
 */
public final class LiveLine implements AutoCloseable {
  private static final String ERASE = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean live;
  private final int width;
  private String last = "";

  /**
   * Shows nothing yet.
   *
   * @param live whether there is a terminal that can draw a line anew
   * @param width how many columns it has
   */
  public LiveLine(PrintWriter out, boolean live, int width) {
    this.out = out;
    this.live = live;
    this.width = width;
  }

  /** Whether the last line can be drawn anew. */
  boolean isLive() {
    return live;
  }

  /** Prints a line, or several, above the last one. */
  synchronized void print(String text) {
    erase();
    out.println(text);
    out.print(last);
    out.flush();
  }

  /** Draws the last line anew; a terminal alone shows it. */
  public synchronized void draw(String text) {
    if (live) {
      erase();
      // A line that reaches the edge would be two, of which only one could be erased.
      last = text.length() < width ? text : text.substring(0, width - 2) + "…";
      out.print(last);
      out.flush();
    }
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
