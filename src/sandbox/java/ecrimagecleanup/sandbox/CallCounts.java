package ecrimagecleanup.sandbox;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How often each operation of each service was called. Safe for several threads. */
public final class CallCounts {
  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void count(AwsCall call) {
    counts.merge(name(call), 1L, Long::sum);
  }

  /** How often an operation was called, such as {@code ecr.DescribeImages}. */
  public synchronized long of(String operation) {
    return counts.getOrDefault(operation, 0L);
  }

  /** All counts, by operation. */
  public synchronized Map<String, Long> all() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** Begins again with nothing. */
  public synchronized void reset() {
    counts.clear();
  }

  /**
   * What was called. A REST call has no operation; its method and the path until the second slash
   * tell.
   */
  public static String name(AwsCall call) {
    String operation = call.operation();
    if (operation.isEmpty()) {
      int second = call.path().indexOf('/', 1);
      operation =
          call.method() + " " + (second < 0 ? call.path() : call.path().substring(0, second));
    }
    return call.service() + "." + operation;
  }
}
