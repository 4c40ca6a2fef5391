package ecrimagecleanup.sandbox.simulation;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;

/**
 * Plays histories until one fails, in a class loader of its own. Its answer says which and why;
 * empty if none does.
 */
public final class MutantTrial implements Callable<String> {
  private final Path home;
  private final long seed;
  private final int histories;
  private final Bias bias;

  public MutantTrial(Path home, long seed, int histories, String mutant) {
    this.bias =
        Mutants.all().stream()
            .filter(each -> each.name().equals(mutant))
            .findFirst()
            .orElseThrow()
            .bias();
    this.home = home;
    this.seed = seed;
    this.histories = histories;
  }

  @Override
  public String call() {
    try (Simulation simulation = new Simulation(home)) {
      for (int i = 0; i < histories; i++) {
        Result result =
            simulation.play(PlanGenerator.plan(seed + i, EnumSet.allOf(FaultKind.class), bias));
        if (!result.isClean()) {
          Violation first = result.violations().get(0);
          return "%d %s: %s".formatted(seed + i, first.promise(), first.text());
        }
      }
      return "";
    }
  }
}
