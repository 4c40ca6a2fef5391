package ecrimagecleanup.sandbox.simulation;

import java.util.List;

/**
 * What the oracles say of a history.
 *
 * @param violations the promises that were not kept
 * @param justBefore how many removed images came into use less than Δ before, which nobody can see
 * @param traceless how many removed images a service ran in a way that AWS Config does not show: on
 *     a task definition that had ended, until the service was deleted; or instead of the one that
 *     it was to run, which could not start
 */
record Verdict(List<Violation> violations, int justBefore, int traceless) {
  Verdict {
    violations = List.copyOf(violations);
  }
}
