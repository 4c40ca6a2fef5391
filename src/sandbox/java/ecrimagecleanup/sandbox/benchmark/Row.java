package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.words.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A figure of a day, for people and for machines.
 *
 * @param key its name in JSON
 * @param label its name for people
 * @param unit what it counts
 * @param value its value; of a duration in seconds
 */
record Row(String key, String label, Unit unit, ToDoubleFunction<Run> value) {

  /** What a figure counts. */
  enum Unit {
    NUMBER,
    RATIO,
    SECONDS,
    MEGABYTES,
    DOLLARS
  }

  private static final double MEGABYTE = 1e6;

  static final Row CALLS_OF_A_CHECK =
      new Row(
          "callsOfACheck", "calls of AWS a check", Unit.RATIO, run -> run.day().callsOfACheck());
  static final Row LATEST =
      new Row("latestCheck", "latest check", Unit.SECONDS, run -> seconds(run.day().latest()));
  static final Row PROCESSOR_OF_A_CHECK =
      new Row(
          "processorMillisOfACheck",
          "processor time a check, in ms",
          Unit.RATIO,
          run -> 1000 * seconds(run.day().processor()) / Math.max(1, run.day().checks()));

  /** All of them, in the order in which they are shown. */
  static final List<Row> ALL =
      List.of(
          new Row("workloads", "workloads", Unit.NUMBER, run -> run.of().workloads()),
          new Row("services", "services", Unit.NUMBER, run -> run.of().allServices()),
          new Row("deployments", "deployments a day", Unit.NUMBER, run -> run.of().deployments()),
          new Row("age", "days of revisions before", Unit.NUMBER, run -> run.of().age()),
          new Row("events", "events", Unit.NUMBER, run -> run.day().events()),
          new Row("checks", "checks", Unit.NUMBER, run -> run.day().checks()),
          new Row("removed", "images removed", Unit.NUMBER, run -> run.day().removed()),
          new Row("pending", "checks pending at the end", Unit.NUMBER, run -> run.day().pending()),
          new Row("failures", "messages that failed", Unit.NUMBER, run -> run.day().failures()),
          new Row("calls", "calls of AWS", Unit.NUMBER, run -> run.day().allCalls()),
          CALLS_OF_A_CHECK,
          new Row("throttled", "  throttled", Unit.NUMBER, run -> run.day().allThrottled()),
          new Row(
              "medianCheck",
              "check, half of them within",
              Unit.SECONDS,
              run -> seconds(Figures.percentile(run.day().lateness(), 50))),
          LATEST,
          new Row("longestWait", "longest wait in a queue", Unit.SECONDS, Row::longestWait),
          new Row("busy", "busiest consumers, share of the day", Unit.RATIO, Row::busiest),
          new Row(
              "processorSeconds",
              "processor time of the day",
              Unit.SECONDS,
              run -> seconds(run.day().processor())),
          PROCESSOR_OF_A_CHECK,
          new Row(
              "plainProcessorMillisOfACheck",
              "  the same calls by bare clients of the SDK",
              Unit.RATIO,
              run -> 1000 * run.plain().toNanos() / 1e9),
          new Row("heap", "peak heap, with the embedded AWS", Unit.MEGABYTES, Row::heap),
          new Row("dollars", "dollars a month", Unit.DOLLARS, Row::dollars),
          new Row(
              "baselineCalls",
              "list and describe everything once, calls",
              Unit.NUMBER,
              run -> run.baseline().calls()),
          new Row(
              "baselineSeconds",
              "  how long that takes",
              Unit.SECONDS,
              run -> seconds(run.baseline().time())));

  /** As people read it. */
  String shown(Run run) {
    double number = value.applyAsDouble(run);
    return switch (unit) {
      case NUMBER -> Counts.of(Math.round(number));
      case RATIO -> String.format(Locale.ROOT, "%.2f", number);
      case SECONDS -> String.format(Locale.ROOT, "%,.1f s", number);
      case MEGABYTES -> Counts.of(Math.round(number)) + " MB";
      case DOLLARS -> String.format(Locale.ROOT, "$%.2f", number);
    };
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static double longestWait(Run run) {
    return run.day().waits().values().stream()
        .mapToDouble(waits -> seconds(Figures.percentile(waits, 100)))
        .max()
        .orElse(0);
  }

  private static double busiest(Run run) {
    return run.day().busy().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static double heap(Run run) {
    return run.day().heap() / MEGABYTE;
  }

  private static double dollars(Run run) {
    return Prices.aMonth(run.day(), run.settings()).values().stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }
}
