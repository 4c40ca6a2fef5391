package ecrimagecleanup.sandbox.simulation;

import java.util.List;

/**
 * What the oracles say of a history.
 *
 * @param violations the promises that were not kept
 * @param justBefore how many removed images came into use less than Δ before, which nobody can see
 * @param traceless how many removed images a service ran on a task definition that had ended, until
 *     the service was deleted within the grace period: what is deleted leaves no trace
 */
record Verdict(List<Violation> violations, int justBefore, int traceless) {
  Verdict {
    violations = List.copyOf(violations);
  }
}
