package ecrimagecleanup.cli.console;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long command is: a bar that goes when it is closed. Without a terminal that can draw it
 * nothing is shown. It may be stepped by many threads.
 */
public final class Progress implements AutoCloseable {
  private static final int UPDATE_MILLIS = 100;

  private final Optional<LiveLine> line;
  private final Optional<ProgressBar> bar;

  private Progress(Optional<LiveLine> line, Optional<ProgressBar> bar) {
    this.line = line;
    this.bar = bar;
  }

  /** No progress: what is printed meanwhile would be torn by it. */
  public static Progress none() {
    return new Progress(Optional.empty(), Optional.empty());
  }

  /**
   * Begins to show progress.
   *
   * @param terminal the terminal, if there is one, of which its {@link Terminal#errors} shows it
   * @param err what prints there
   * @param task what is done, as {@code Reading checks}
   * @param total how many steps it takes
   */
  static Progress show(Terminal terminal, PrintWriter err, String task, long total) {
    LiveLine line = new LiveLine(terminal.errors(), err);
    if (!line.isLive()) {
      return none();
    }
    return new Progress(Optional.of(line), Optional.of(bar(line, task, total)));
  }

  private static ProgressBar bar(LiveLine line, String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new ProgressLine(line))
        .build();
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

  /** Prints something where the bar is, which moves below it. */
  void above(Runnable printing) {
    line.ifPresentOrElse(shown -> shown.above(printing), printing);
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    line.ifPresent(LiveLine::close);
  }
}
