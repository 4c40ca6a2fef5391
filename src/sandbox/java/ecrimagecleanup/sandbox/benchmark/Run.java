package ecrimagecleanup.sandbox.benchmark;

/**
 * A run of the benchmark.
 *
 * @param settings how the application was run
 * @param day what the day cost
 * @param baseline what others do, once, at the end of the day
 */
record Run(Settings settings, Figures day, Baseline.Cost baseline) {
  Organisation of() {
    return day.organisation();
  }
}
