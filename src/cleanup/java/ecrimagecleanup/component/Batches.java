package ecrimagecleanup.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Things in the portions that a call of AWS takes. */
public final class Batches {
  private Batches() {}

  /** The elements without repetitions, in order, each batch with {@code size} of them at most. */
  public static <T> List<List<T>> of(Collection<T> elements, int size) {
    List<T> distinct = List.copyOf(new LinkedHashSet<>(elements));
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += size) {
      batches.add(distinct.subList(from, Math.min(from + size, distinct.size())));
    }
    return batches;
  }
}
