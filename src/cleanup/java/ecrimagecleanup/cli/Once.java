package ecrimagecleanup.cli;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What several ask for and AWS is asked once: others wait for the first, and what failed is read
 * again. Safe for use by many threads.
 */
final class Once<T> {
  private Optional<T> value = Optional.empty();

  /** The value; read now if it is not known. */
  synchronized T get(Supplier<T> reading) {
    T known = value.orElseGet(reading);
    value = Optional.of(known);
    return known;
  }
}
