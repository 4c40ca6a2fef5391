package ecrimagecleanup.endtoend;

import static ecrimagecleanup.sandbox.EmbeddedAws.CHECKS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How many calls of AWS a check costs, other than those of its queue, and of one reading of {@code
 * ecs-live}.
 */
class CallsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aCheckThatRemovesAnImageTakesAtMostEighteenCallsAndTenSoonAfterAnother() {
    try (Installation installation = Installation.with("delete", Installation.SHARED_FOR_LONG)) {
      List<String> both = installation.pushAndRetireTwo();
      installation.pass(Duration.ofMinutes(1));
      long before = installation.callsOfChecks();

      installation.passUntil("2026-03-04T10:01:00Z");
      long cold = installation.callsOfChecks();
      assertThat(installation.removed()).containsExactly(both.get(0));
      assertThat(cold - before).isLessThanOrEqualTo(18);

      installation.passUntil("2026-03-04T11:05:00Z");
      assertThat(installation.removed()).containsExactlyElementsOf(both);
      assertThat(installation.callsOfChecks() - cold).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void aCheckThatRemovesAHundredImagesTakesHardlyMoreCallsThanOneOfASingleImage() {
    try (Installation installation = Installation.with("delete")) {
      List<String> images =
          IntStream.range(0, 100).mapToObj(i -> installation.push("v" + i)).toList();
      installation.pass(DAY);
      long before = installation.callsOfChecks();

      installation
          .aws()
          .deliver(CHECKS_QUEUE, CheckMessages.due(installation.aws().now(), images, DAY));
      installation.pass(Duration.ofMinutes(1));

      assertThat(installation.removed()).containsExactlyInAnyOrderElementsOf(images);
      assertThat(installation.callsOfChecks() - before).isLessThanOrEqualTo(16);
    }
  }

  @Test
  void aCheckAsksEcsOnceWhetherTheTaskDefinitionThatKeepsAnImageIsActive() {
    try (Installation installation = Installation.with("delete")) {
      String used = installation.push("1");
      installation.production().register("orders", Installation.image("1"));

      installation.pass(DAY.plusHours(2));

      assertThat(installation.lastDecision(used)).startsWith("task-definitions, keep: ");
      assertThat(installation.calls("ecs.DescribeTaskDefinition")).isEqualTo(1);
    }
  }
}
