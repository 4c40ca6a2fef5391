package ecrimagecleanup.sandbox.simulation;

import java.util.List;
import java.util.Map;

/**
 * What the oracles say of a history.
 *
 * @param violations the promises that were not kept
 * @param justBefore how many removed images came into use less than Δ before, which nobody can see
 * @param excused how many removed images a service ran, by why nothing could tell of it
 */
record Verdict(List<Violation> violations, int justBefore, Map<Excuse, Integer> excused) {
  Verdict {
    violations = List.copyOf(violations);
    excused = Map.copyOf(excused);
  }
}
