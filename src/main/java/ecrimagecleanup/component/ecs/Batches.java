package ecrimagecleanup.component.ecs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** ARNs in the portions that ECS takes. */
final class Batches {
  private Batches() {}

  /** The ARNs without repetitions, in order, each batch with {@code size} of them at most. */
  static List<List<String>> of(List<String> arns, int size) {
    List<String> distinct = List.copyOf(new LinkedHashSet<>(arns));
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += size) {
      batches.add(distinct.subList(from, Math.min(from + size, distinct.size())));
    }
    return batches;
  }
}
