package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.history.Entry;
import ecrimagecleanup.history.HistoryFilter;
import ecrimagecleanup.history.LogLine;
import ecrimagecleanup.words.Counts;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads the records of a log, with progress. */
final class Records {
  private Records() {}

  /**
   * Reads those that are asked for.
   *
   * @param output where the progress is shown
   * @param each takes each record
   * @return how many records cannot be read, and were left out
   */
  static long read(DecisionLog log, HistoryFilter filter, Output output, Consumer<Entry> each)
      throws IOException {
    long[] unreadable = {0};
    try (Progress progress = output.progress("Reading the log", log.steps())) {
      log.read(
          progress::step,
          line -> {
            LogLine read = LogLine.read(line);
            if (read instanceof LogLine.Unreadable) {
              unreadable[0]++;
            } else if (read instanceof LogLine.OfRecord found && filter.asksFor(found.entry())) {
              each.accept(found.entry());
            }
          });
    }
    return unreadable[0];
  }

  /** What is said of records that cannot be read; empty if there are none. */
  static String leftOut(long unreadable) {
    return unreadable == 0
        ? ""
        : "%s could not be read and left out.".formatted(Counts.of(unreadable, "record"));
  }
}
