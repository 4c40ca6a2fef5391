package ecrimagecleanup.sweep;

import ecrimagecleanup.evidence.SourceEvidence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Numbers what sources said, so that a page holds it once though it is said of thousands of images.
 * Only what was said lately is remembered: the rest is said again under another number.
 */
final class SaidOnce {
  private static final int MOST = 10_000;

  private final Map<SourceEvidence, Integer> numbers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SourceEvidence, Integer> eldest) {
          return size() > MOST;
        }
      };

  private int next;

  /** The number under which it was said before; empty if it takes the next number now. */
  OptionalInt number(SourceEvidence said) {
    Integer known = numbers.putIfAbsent(said, next);
    if (known != null) {
      return OptionalInt.of(known);
    }
    next++;
    return OptionalInt.empty();
  }
}
