package ecrimagecleanup.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Safeguards matter: with one off, the history of its seed keeps its promises no longer. Here one
 * of each kind, and with {@code -Dmutants=all} each; {@code bin/simulate --mutants} looks for
 * seeds.
 */
class MutantsTest {
  private static final Path SEEDS = Path.of("test/resources/simulation/mutants.txt");
  private static final boolean EACH = System.getProperty("mutants", "").equals("all");
  private static final Set<String> HERE =
      Set.of(
          "later-check",
          "task-definitions",
          "brake",
          "reread-tags",
          "exact-match",
          "headers",
          "sweep");

  @Test
  void theSimulationMissesASafeguardThatIsOff() throws Exception {
    List<Mutant> some =
        Mutants.all().stream().filter(mutant -> EACH || HERE.contains(mutant.name())).toList();
    List<String> survivors = new ArrayList<>();
    try (Simulation unchanged = new Simulation(Path.of("."))) {
      for (Mutant mutant : some) {
        String history = history(mutant);
        if (new MutantLab(Path.of(".")).caught(mutant, history, 1).isEmpty()) {
          survivors.add(mutant.name());
        }
        Plan plan =
            MutantTrial.isFile(history)
                ? PlanJson.read(Path.of(history))
                : mutant.plan(Long.parseLong(history));
        assertThat(unchanged.play(plan).violations()).as(mutant.name()).isEmpty();
      }
    }

    assertThat(survivors).isEmpty();
    assertThat(some).hasSizeGreaterThanOrEqualTo(HERE.size());
  }

  @Test
  void everyMutantHasAHistoryThatCatchesIt() throws IOException {
    for (Mutant mutant : Mutants.all()) {
      assertThat(history(mutant)).as(mutant.name()).matches("[1-9][0-9]*|test/.*\\.json");
    }
  }

  @Test
  void whatIsEditedIsThere() throws IOException {
    for (Mutant mutant : Mutants.all()) {
      String text = Files.readString(Path.of(mutant.file()));

      assertThat(mutant.edit(text)).as(mutant.name()).isNotEqualTo(text);
    }
  }

  /** The first seed of {@code bin/simulate --mutants} that catches it, or the file of a history. */
  private static String history(Mutant mutant) throws IOException {
    String kept =
        Files.readAllLines(SEEDS).stream()
            .filter(line -> line.startsWith(mutant.name() + " "))
            .map(line -> line.substring(mutant.name().length()).strip())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No history for " + mutant.name()));
    return MutantTrial.isFile(kept) ? SEEDS.resolveSibling(kept).toString() : kept;
  }
}
