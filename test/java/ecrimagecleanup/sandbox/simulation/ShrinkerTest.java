package ecrimagecleanup.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShrinkerTest {
  private final Plan plan =
      PlanGenerator.plan(3, EnumSet.allOf(FaultKind.class))
          .withFaults(Map.of(7, FaultKind.THROTTLE, 70, FaultKind.OVERTAKEN));

  @Test
  void leavesOnlyWhatIsNeeded() {
    List<Plan.Step> needed = List.of(plan.steps().get(3), plan.steps().get(11));
    int call = 70;

    Plan small =
        new Shrinker(p -> p.steps().containsAll(needed) && p.faults().containsKey(call), 10_000)
            .shrink(plan);

    assertThat(small.steps()).isEqualTo(needed);
    assertThat(small.faults()).isEqualTo(Map.of(call, plan.faults().get(call)));
    assertThat(small.weather()).isEqualTo(Weather.FAIR);
  }

  @Test
  void leavesEverythingWhereNothingCanBeLeftOut() {
    assertThat(new Shrinker(p -> p.equals(plan), 10_000).shrink(plan)).isEqualTo(plan);
  }

  @Test
  void aPlanIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), PlanJson.write(plan));

    assertThat(PlanJson.read(file)).isEqualTo(plan);
  }
}
