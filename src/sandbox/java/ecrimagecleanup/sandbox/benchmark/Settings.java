package ecrimagecleanup.sandbox.benchmark;

import java.time.Duration;
import java.util.Map;

/**
 * How the application is run, and how AWS answers.
 *
 * @param instances how many instances of the application there are
 * @param consumers how many threads of each take messages from each queue
 * @param parallel how many workloads an instance reads side by side
 * @param latency how long a call takes
 * @param days how many days are played; the last is counted
 * @param seed the same seed makes the same days
 * @param overrides settings of the application that differ from its configuration
 */
record Settings(
    int instances,
    int consumers,
    int parallel,
    Duration latency,
    int days,
    long seed,
    Map<String, String> overrides) {
  Settings {
    overrides = Map.copyOf(overrides);
  }
}
