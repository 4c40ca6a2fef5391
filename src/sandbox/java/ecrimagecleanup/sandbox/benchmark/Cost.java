package ecrimagecleanup.sandbox.benchmark;

import java.time.Duration;
import java.util.Map;

/**
 * What it cost to read a registry once.
 *
 * @param operations how often each operation of AWS was called
 * @param time how long it took
 * @param images how many images the reader says can go
 */
record Cost(Map<String, Long> operations, Duration time, long images) {
  Cost {
    operations = Map.copyOf(operations);
  }

  /** How many calls of AWS. */
  long calls() {
    return operations.values().stream().mapToLong(Long::longValue).sum();
  }
}
