package ecrimagecleanup.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Random histories; {@code bin/simulate} plays as many as one likes. */
@TestInstance(Lifecycle.PER_CLASS)
class HistoriesTest {
  private static final int HISTORIES = 20;
  private static final Path KEPT = Path.of("test/resources/simulation");

  private final Simulation simulation = new Simulation(Path.of("."));

  @AfterAll
  void close() {
    simulation.close();
  }

  @Test
  void twentyHistoriesKeepEveryPromise() {
    Statistics statistics = new Statistics();
    for (long seed = 1; statistics.histories() < HISTORIES; seed++) {
      Result result = simulation.play(PlanGenerator.plan(seed, EnumSet.allOf(FaultKind.class)));
      statistics.add(result);
      assertThat(result.violations()).as("bin/simulate --seed %d --histories 1", seed).isEmpty();
      assertThat(result.verdict().excused())
          .as("so seldom that none of these histories has it, seed %d", seed)
          .doesNotContainKey(Excuse.FAMILY_LEFT);
    }
  }

  @Test
  void theSameSeedIsTheSameHistoryToTheLastLine() {
    for (long seed = 1; seed <= 3; seed++) {
      Plan plan = PlanGenerator.plan(seed, EnumSet.allOf(FaultKind.class));
      List<String> once = simulation.play(plan).chronicle().lines();
      simulation.play(PlanGenerator.plan(seed + 100, EnumSet.allOf(FaultKind.class)));

      assertThat(simulation.play(plan).chronicle().lines())
          .as("seed %d", seed)
          .isNotEmpty()
          .isEqualTo(once);
    }
  }

  @Test
  void whatWasFoundOnceIsNotFoundAgain() throws IOException {
    try (Stream<Path> all = Files.list(KEPT)) {
      List<Path> kept = all.filter(each -> each.toString().endsWith(".json")).sorted().toList();
      assertThat(kept).isNotEmpty();
      for (Path file : kept) {
        assertThat(simulation.play(PlanJson.read(file)).violations())
            .as("bin/simulate --replay %s", file)
            .isEmpty();
      }
    }
  }
}
