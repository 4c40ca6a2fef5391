package ecrimagecleanup.sandbox.simulation;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** As many histories again, in a class of their own: two processes share them. */
class MoreHistoriesTest {
  @Test
  void twentyMoreHistoriesKeepEveryPromise() {
    try (Simulation simulation = new Simulation(Path.of("."))) {
      HistoriesTest.play(simulation, 1001, 20);
    }
  }
}
