package ecrimagecleanup.sandbox.simulation;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Plays histories until one fails, in a class loader of its own. Its answer says which and why;
 * empty if none does.
 */
public final class MutantTrial implements Callable<String> {
  private final Path home;
  private final long seed;
  private final int histories;
  private final Mutant mutant;

  public MutantTrial(Path home, long seed, int histories, String name) {
    this.mutant =
        Mutants.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    this.home = home;
    this.seed = seed;
    this.histories = histories;
  }

  @Override
  public String call() {
    try (Simulation simulation = new Simulation(home)) {
      for (int i = 0; i < histories; i++) {
        Result result = simulation.play(mutant.plan(seed + i));
        if (!result.isClean()) {
          Violation first = result.violations().get(0);
          return "%d %s: %s".formatted(seed + i, first.promise(), first.text());
        }
      }
      return "";
    }
  }
}
