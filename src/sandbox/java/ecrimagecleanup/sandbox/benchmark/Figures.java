package ecrimagecleanup.sandbox.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a day cost.
 *
 * @param organisation of which organisation
 * @param events how many events came
 * @param checks how many checks fired
 * @param removed how many images were removed
 * @param failures how many messages failed, and came again
 * @param decisions what was decided how often, with the question that decided
 * @param calls how often each operation of AWS was called
 * @param throttled how many of those AWS throttled
 * @param lateness how long after its time each check was done, the shortest first
 * @param waits how long messages of each queue waited for a consumer, the shortest first
 * @param busy which share of their time the consumers of each queue were at work
 * @param processor processor time of the application
 * @param heap the most bytes that the application and the embedded AWS had on the heap
 * @param pending how many checks were pending when the day was over
 */
record Figures(
    Organisation organisation,
    long events,
    long checks,
    long removed,
    long failures,
    SortedMap<String, Long> decisions,
    SortedMap<String, Long> calls,
    SortedMap<String, Long> throttled,
    List<Duration> lateness,
    SortedMap<String, List<Duration>> waits,
    SortedMap<String, Double> busy,
    Duration processor,
    long heap,
    long pending) {

  /** All calls, but those that take messages and delete them. */
  long allCalls() {
    return sum(calls);
  }

  /** Those that count messages. */
  long callsOfSqs() {
    return calls.entrySet().stream()
        .filter(call -> call.getKey().startsWith("sqs."))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** All calls that AWS refused. */
  long allThrottled() {
    return sum(throttled);
  }

  /** How many calls a check came to. */
  double callsOfACheck() {
    return checks == 0 ? 0 : (double) allCalls() / checks;
  }

  /** How late the latest check was done. */
  Duration latest() {
    return percentile(lateness, 100);
  }

  /** What is not exceeded by so many in a hundred; nothing if there are none. */
  static Duration percentile(List<Duration> sorted, int percent) {
    if (sorted.isEmpty()) {
      return Duration.ZERO;
    }
    int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
    return sorted.get(Math.max(0, index));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
