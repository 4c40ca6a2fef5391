package ecrimagecleanup.sandbox.simulation;

import java.util.List;

/**
 * What the oracles say of a history.
 *
 * @param violations the promises that were not kept
 * @param justBefore how many removed images came into use less than Δ before, which nobody can see
 */
record Verdict(List<Violation> violations, int justBefore) {
  Verdict {
    violations = List.copyOf(violations);
  }
}
