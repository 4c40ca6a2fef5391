package ecrimagecleanup.sandbox.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Plays histories until one fails, in a class loader of its own. Its answer says which and why;
 * empty if none does.
 */
public final class MutantTrial implements Callable<String> {
  private final Path home;
  private final String first;
  private final int histories;
  private final Mutant mutant;

  /**
   * @param home the folder with the routes and configuration of the application
   * @param first the seed of the first history, or the file of the only one
   * @param histories how many at most
   * @param name the name of the mutant
   */
  public MutantTrial(Path home, String first, int histories, String name) {
    this.mutant =
        Mutants.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    this.home = home;
    this.first = first;
    this.histories = histories;
  }

  @Override
  public String call() throws IOException {
    try (Simulation simulation = new Simulation(home)) {
      if (isFile(first)) {
        return judged(first, simulation.play(PlanJson.read(Path.of(first))));
      }
      String found = "";
      long seed = Long.parseLong(first);
      for (int i = 0; i < histories && found.isEmpty(); i++) {
        found = judged(Long.toString(seed + i), simulation.play(mutant.plan(seed + i)));
      }
      return found;
    }
  }

  /** Whether a history is that of a file, and not that of a seed. */
  static boolean isFile(String history) {
    return history.endsWith(".json");
  }

  private static String judged(String history, Result result) {
    return result.violations().stream()
        .findFirst()
        .map(violation -> "%s %s: %s".formatted(history, violation.promise(), violation.text()))
        .orElse("");
  }
}
