package ecrimagecleanup.cli.console;

import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line on which a bar is drawn.
 *
 * @param line the line
 */
record ProgressLine(LiveLine line) implements ProgressBarConsumer {
  @Override
  public int getMaxRenderedLength() {
    return line.width();
  }

  @Override
  public void accept(String bar) {
    line.draw(bar);
  }

  @Override
  public void clear() {
    line.close();
  }

  @Override
  public void close() {
    line.close();
  }
}
