package ecrimagecleanup.cli.console;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long command is: a bar that goes when it is closed. Without a terminal nothing is
 * shown. It may be stepped by many threads.
 */
public final class Progress implements AutoCloseable {
  private static final int WIDTH = 78;
  private static final int UPDATE_MILLIS = 100;

  private final PrintWriter err;
  private final Optional<ProgressBar> bar;

  private Progress(PrintWriter err, Optional<ProgressBar> bar) {
    this.err = err;
    this.bar = bar;
  }

  /**
   * Begins to show progress.
   *
   * @param terminal where it is shown, if there is one
   * @param err what prints there
   * @param task what is done, as {@code Reading checks}
   * @param total how many steps it takes
   */
  static Progress show(Terminal terminal, PrintWriter err, String task, long total) {
    return new Progress(
        err, terminal.isThere() ? Optional.of(bar(err, task, total)) : Optional.empty());
  }

  private static ProgressBar bar(PrintWriter err, String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new DelegatingProgressBarConsumer(text -> print(err, text), WIDTH))
        .build();
  }

  private static void print(PrintWriter err, String text) {
    err.print("\r" + text);
    err.flush();
  }

  /** One step is done. */
  public void step() {
    bar.ifPresent(ProgressBar::step);
  }

  /** What is done now, beside the bar. */
  public void say(String doing) {
    bar.ifPresent(shown -> shown.setExtraMessage(" " + doing));
  }

  /** So many steps are done in all. */
  void stepTo(long done) {
    bar.ifPresent(shown -> shown.stepTo(done));
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    bar.ifPresent(
        shown -> {
          shown.close();
          print(err, " ".repeat(WIDTH) + "\r");
        });
  }
}
