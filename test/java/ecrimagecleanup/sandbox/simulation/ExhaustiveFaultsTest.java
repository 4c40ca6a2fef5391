package ecrimagecleanup.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Every fault at each kind of call once; {@code bin/simulate --exhaustive} plays all of them. */
class ExhaustiveFaultsTest {
  @Test
  void everyFaultAtEveryKindOfCallKeepsEveryPromise() {
    try (Simulation simulation = new Simulation(Path.of("."))) {
      ExhaustiveFaults faults = new ExhaustiveFaults(simulation);

      faults.oneOfEach();

      assertThat(faults.failed()).flatExtracting(Result::violations).isEmpty();
      assertThat(faults.missing()).isEmpty();
    }
  }
}
