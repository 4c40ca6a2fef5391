package ecrimagecleanup.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every safeguard matters: with it off, the history of this seed keeps its promises no longer. */
class MutantsTest {
  private static final Path SEEDS = Path.of("test/resources/simulation/mutants.txt");

  @Test
  void theSimulationMissesEverySafeguardThatIsOff() throws Exception {
    List<String> survivors = new ArrayList<>();
    Simulation unchanged = new Simulation(Path.of("."));
    for (Mutant mutant : Mutants.all()) {
      long seed = seed(mutant);
      if (seed > 0 && new MutantLab(Path.of(".")).caught(mutant, seed, 1).isEmpty()) {
        survivors.add(mutant.name());
      }
      if (seed > 0) {
        assertThat(unchanged.play(mutant.plan(seed)).violations()).as(mutant.name()).isEmpty();
      }
    }

    unchanged.close();
    assertThat(survivors).isEmpty();
  }

  @Test
  void whatIsEditedIsThere() throws IOException {
    for (Mutant mutant : Mutants.all()) {
      String text = Files.readString(Path.of(mutant.file()));

      assertThat(mutant.edit(text)).as(mutant.name()).isNotEqualTo(text);
    }
  }

  /** The first seed of {@code bin/simulate --mutants} that catches it; 0 for a known survivor. */
  private static long seed(Mutant mutant) throws IOException {
    return Files.readAllLines(SEEDS).stream()
        .filter(line -> line.startsWith(mutant.name() + " "))
        .mapToLong(line -> Long.parseLong(line.substring(mutant.name().length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No seed for " + mutant.name()));
  }
}
