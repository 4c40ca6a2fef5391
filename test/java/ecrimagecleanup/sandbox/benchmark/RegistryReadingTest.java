package ecrimagecleanup.sandbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What it costs to read a registry, by plan and by the baseline. */
class RegistryReadingTest {
  private static final Organisation TINY = new Organisation(2, 2, 5, 1, 2, 1, true, false, 0);

  private static RegistryReading.Pair measured() throws IOException {
    try (RegistryReading reading = new RegistryReading(TINY, Path.of("."), 7)) {
      return reading.measure(Duration.ZERO);
    }
  }

  @Test
  void bothSeeTheSameImagesAndEachPaysForItsOwnCalls() throws IOException {
    RegistryReading.Pair pair = measured();

    assertThat(pair.plan().images())
        .as("5 old images of each of 2 repositories, and none of those that run")
        .isEqualTo(pair.baseline().images())
        .isEqualTo(10);
    int clusters = 2 + 2;
    assertThat(pair.baseline().calls())
        .as("lists clusters, their tasks, each task, repositories and their images")
        .isEqualTo(2 + clusters + 2 * RegistryReading.TASKS + 1 + 2);
    assertThat(pair.plan().calls()).isPositive().isNotEqualTo(pair.baseline().calls());
  }

  @Test
  void whatWasMeasuredIsPrintedForPeopleAndForMachines() {
    Cost plan =
        new Cost(
            Map.of("ecr.DescribeImages", 5L, "ecs.ListTasks", 3L), Duration.ofMillis(1_250), 3);
    Cost baseline = new Cost(Map.of("ecs.DescribeTasks", 1_040L), Duration.ofSeconds(60), 4);
    ReadingReport report =
        new ReadingReport(
            TINY, List.of(new RegistryReading.Pair(Duration.ofMillis(60), plan, baseline)));
    StringWriter text = new StringWriter();

    report.print(new PrintWriter(text));

    assertThat(text.toString())
        .contains("2 repositories of 6 images, 38 tasks in 2 workloads; medians of 3")
        .containsPattern("calls of AWS, of 60 ms each +8 +1,040")
        .containsPattern("time +1\\.25 s +60\\.00 s")
        .containsPattern("images that can go +3 +4");
    JsonNode json = Json.parse(report.json()).path(0);
    assertThat(json.path("latencyMillis").asLong()).isEqualTo(60);
    assertThat(json.at("/plan/calls").asLong()).isEqualTo(8);
    assertThat(json.at("/plan/operations/ecs.ListTasks").asLong()).isEqualTo(3);
    assertThat(json.at("/plan/seconds").asDouble()).isEqualTo(1.25);
    assertThat(json.at("/baseline/images").asLong()).isEqualTo(4);
  }
}
