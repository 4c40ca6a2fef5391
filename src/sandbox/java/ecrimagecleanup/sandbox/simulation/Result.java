package ecrimagecleanup.sandbox.simulation;

import java.util.List;

/**
 * What became of a history.
 *
 * @param plan its plan
 * @param chronicle what happened
 * @param verdict what the oracles say
 * @param checks how many checks fired
 * @param removals how many images went
 * @param calls how often AWS was called
 * @param callsBeforeCalm how many of those could go wrong
 */
record Result(
    Plan plan,
    Chronicle chronicle,
    Verdict verdict,
    int checks,
    int removals,
    int calls,
    int callsBeforeCalm) {
  boolean isClean() {
    return verdict.violations().isEmpty();
  }

  List<Violation> violations() {
    return verdict.violations();
  }
}
