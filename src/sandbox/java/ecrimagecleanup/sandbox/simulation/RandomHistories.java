package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.cli.console.LiveLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Plays random histories, one seed after the other, until one fails or there were enough. */
final class RandomHistories {
  /** After how many histories a line goes to the record. */
  private static final int A_LINE = 500;

  /**
   * What is to be played.
   *
   * @param seed the seed of the first, unless a record says where to go on
   * @param histories how many
   * @param kinds which faults strike calls
   * @param readings how AWS is read
   * @param log whether the log of each is printed
   * @param fingerprint whether a fingerprint of all logs is printed
   */
  record Order(
      long seed,
      int histories,
      Set<FaultKind> kinds,
      ReadingsOf readings,
      boolean log,
      boolean fingerprint) {

    /** What makes the histories of a seed. */
    String options() {
      boolean all = kinds.size() == FaultKind.values().length;
      return "readings %s, faults %s".formatted(readings, all ? "all" : kinds);
    }
  }

  private final Simulation simulation;
  private final Order order;
  private final Optional<RunRecord> record;
  private final PrintWriter out;
  private final LiveLine line;
  private final Statistics statistics = new Statistics();
  private Statistics sinceLine = new Statistics();
  private long firstSinceLine;

  RandomHistories(
      Simulation simulation,
      Order order,
      Optional<RunRecord> record,
      PrintWriter out,
      LiveLine line) {
    this.simulation = simulation;
    this.order = order;
    this.record = record;
    this.out = out;
    this.line = line;
  }

  /** Plays them; empty if none failed, or else the one that did. */
  Optional<Result> play() throws IOException {
    SimulationProgress progress = new SimulationProgress(line, order.histories());
    Fingerprint fingerprints = new Fingerprint();
    long started = System.nanoTime();
    Optional<Result> failed = Optional.empty();
    long next = record.isPresent() ? record.get().next(order.seed()) : order.seed();
    firstSinceLine = next;
    for (; statistics.histories() < order.histories() && failed.isEmpty(); next++) {
      Result result = simulation.play(PlanGenerator.plan(next, order.kinds(), order.readings()));
      statistics.add(result);
      sinceLine.add(result);
      result.chronicle().lines().forEach(fingerprints::add);
      if (order.log()) {
        result.chronicle().lines().forEach(out::println);
      }
      failed = Optional.of(result).filter(each -> !each.isClean());
      if (sinceLine.histories() >= A_LINE) {
        remember(next);
      }
      progress.show(statistics, since(started));
    }
    line.close();
    if (next > firstSinceLine) {
      remember(next - 1);
    }
    statistics.print(out, since(started));
    if (order.fingerprint()) {
      out.printf("%nfingerprint %s%n", fingerprints.hex());
    }
    if (record.isPresent()) {
      record.get().print(out);
    }
    return failed;
  }

  private void remember(long lastSeed) throws IOException {
    if (record.isPresent()) {
      record.get().append(firstSinceLine, lastSeed, sinceLine);
    }
    sinceLine = new Statistics();
    firstSinceLine = lastSeed + 1;
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
