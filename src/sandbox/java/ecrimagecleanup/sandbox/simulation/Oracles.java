package ecrimagecleanup.sandbox.simulation;

import java.util.ArrayList;
import java.util.List;

/** Everybody who judges a history. */
final class Oracles {
  private Oracles() {}

  static Verdict judge(Played history) {
    Verdict safety = new SafetyOracle(history).judge();
    List<Violation> violations = new ArrayList<>(safety.violations());
    violations.addAll(new LivenessOracle(history).judge());
    violations.addAll(new AccountingOracle(history).judge());
    return new Verdict(violations, safety.justBefore(), safety.excused());
  }
}
