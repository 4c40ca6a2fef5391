package ecrimagecleanup.sandbox.benchmark;

import java.time.Duration;

/**
 * A run of the benchmark.
 *
 * @param settings how the application was run
 * @param day what the day cost
 * @param baseline what others do, once, at the end of the day
 * @param plain processor time of a check in a program that does nothing but call
 */
record Run(Settings settings, Figures day, Cost baseline, Duration plain) {
  Organisation of() {
    return day.organisation();
  }
}
