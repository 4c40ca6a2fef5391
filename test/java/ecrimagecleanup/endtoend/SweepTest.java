package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.TrailDelivery.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What no event ever named goes by a sweep and a grace period, and nothing else does. */
class SweepTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** A grace period after a sweep, with the last tasks and the spread of the checks. */
  private static final Duration AFTERWARDS = Duration.ofHours(30);

  private static final String AGE = "cleanup.minimum-age=PT12H";
  private static final Faults ALL_LOST = new Faults(0, 0, 1, Duration.ZERO);

  @Test
  void anImageThatWasNeverDeployedGoesAGracePeriodAfterASweep() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String never = installation.push("1");
      installation.push("2");
      installation.production().register("orders", image("2"));
      installation.pass(DAY);

      installation.sweep();
      installation.pass(Duration.ofHours(22));
      assertThat(installation.removed()).isEmpty();

      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).containsExactly(never);
    }
  }

  @Test
  void anImageWhoseEventWasLostGoesByASweep() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String lost = installation.push("1");
      installation.aws().world().events().faults(ALL_LOST);
      installation.retire(image("1"));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).isEmpty();

      installation.sweep();
      installation.pass(AFTERWARDS);

      assertThat(installation.removed()).containsExactly(lost);
    }
  }

  @Test
  void anImageThatAServiceRunsByAnInactiveTaskDefinitionIsNotNominatedUntilItLeft() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String old = installation.push("1");
      installation.aws().world().events().faults(ALL_LOST);
      String first = installation.production().register("orders", image("1"));
      installation.production().createService("orders", first, 1);
      installation.production().deregister(first);
      installation.pass(DAY.multipliedBy(3));

      installation.sweep();
      assertThat(pendingSweeps(installation)).isZero();
      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).isEmpty();

      installation.push("2");
      installation
          .production()
          .deploy("orders", installation.production().register("orders", image("2")));
      installation.pass(DAY);
      installation.sweep();
      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void anImageThatADecisionOnceKeptGoesByALaterSweep() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String once = installation.push("1");
      installation.owner().tag(ORDERS, "ecr-image-cleanup:protected-tags", "1");
      installation.retire(image("1"));
      installation.pass(DAY.multipliedBy(2));
      assertThat(installation.lastDecision(once)).startsWith("protected-tag, keep");

      installation.owner().untag(ORDERS, "ecr-image-cleanup:protected-tags");
      installation.sweep();
      installation.pass(AFTERWARDS);

      assertThat(installation.removed()).containsExactly(once);
    }
  }

  @Test
  void anImageThatComesIntoUseAfterItsNominationStays() {
    try (Installation installation = Installation.with("delete", AGE)) {
      installation.push("1");
      installation.pass(DAY);
      installation.sweep();
      assertThat(pendingSweeps(installation)).isEqualTo(1);

      installation.production().register("orders", image("1"));
      installation.pass(DAY.multipliedBy(3));

      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void anImageThatWasUsedForAnHourAfterItsNominationStaysForAGracePeriodThoughItsEventsWereLost() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String used = installation.push("1");
      installation.pass(DAY);
      installation.sweep();
      installation.aws().world().events().faults(ALL_LOST);
      installation.pass(Duration.ofHours(22));

      String shortly = installation.production().register("orders", image("1"));
      installation.pass(Duration.ofHours(1));
      installation.production().deregister(shortly);
      installation.pass(Duration.ofHours(7));

      assertThat(installation.removed()).isEmpty();
      assertThat(installation.lastDecision(used)).startsWith("task-definitions, keep");
    }
  }

  @Test
  void anIndexIsNominatedAndWhatItListsFollows() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String child = installation.push("child");
      String index = installation.owner().pushIndex(ORDERS, "1", List.of(child));
      String signature = installation.owner().pushReferrer(ORDERS, index, "signature");
      installation.pass(DAY);

      installation.sweep();
      assertThat(nominated(installation)).containsExactly(index);

      installation.pass(DAY.multipliedBy(4));
      assertThat(installation.removed())
          .startsWith(index)
          .containsExactlyInAnyOrder(index, child, signature);
    }
  }

  @Test
  void youngImagesAndRepositoriesThatHaveNotOptedInAreLeftAlone() {
    try (Installation installation = Installation.with("delete", "cleanup.minimum-age=P30D")) {
      installation.push("1");
      installation.owner().createImmutableRepository("team/other", Map.of());
      installation.owner().push("team/other", "1", "content", 1000);
      installation.pass(DAY.multipliedBy(29));
      installation.sweep();
      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).isEmpty();

      installation.sweep();
      installation.pass(AFTERWARDS);
      assertThat(installation.removed()).hasSize(1);
    }
  }

  @Test
  void twoSweepsOnADayNominateOnceAndAPushBetweenThemChangesNoName() {
    try (Installation installation = Installation.with("delete", AGE)) {
      IntStream.range(0, 40).forEach(i -> installation.push("v" + i));
      installation.pass(DAY);
      installation.sweep();
      List<String> first = sweepSchedules(installation);
      List<String> nominated = nominated(installation);

      IntStream.range(40, 60).forEach(i -> installation.push("v" + i));
      installation.sweep();

      assertThat(first).hasSizeGreaterThan(8);
      assertThat(sweepSchedules(installation)).containsExactlyElementsOf(first);
      assertThat(nominated(installation)).containsExactlyElementsOf(nominated);
    }
  }

  @Test
  void aSweepThatIsKilledInTheMiddleAndStartedAgainEndsTheSame() {
    List<String> whole;
    try (Installation installation = Installation.with("delete", AGE)) {
      IntStream.range(0, 40).forEach(i -> installation.push("v" + i));
      installation.pass(DAY);
      installation.sweep();
      whole = nominated(installation);
    }
    try (Installation installation = Installation.with("delete", AGE)) {
      IntStream.range(0, 40).forEach(i -> installation.push("v" + i));
      installation.pass(DAY);
      LostCalls lost = new LostCalls("POST /schedules/", 5);
      installation.faults().add(lost);
      installation.sendSweep(ORDERS);
      lost.awaitFirst();
      installation.application().close();
      assertThat(nominated(installation)).hasSizeBetween(1, whole.size() - 1);
      installation.faults().remove(lost);

      try (SandboxedApplication again = installation.startAgain()) {
        again.runUntil(installation.aws().now().plus(Duration.ofMinutes(5)));
        assertThat(nominated(installation)).containsExactlyElementsOf(whole);
      }
    }
  }

  @Test
  void aSweepNominatesNoMoreThanTheBrakeLetsThrough() {
    try (Installation installation =
        Installation.with("delete", AGE, "cleanup.maximum-removals=2")) {
      IntStream.range(0, 80).forEach(i -> installation.push("v" + i));
      installation.pass(DAY);
      installation.sweep();
      assertThat(sweepSchedules(installation))
          .allSatisfy(input -> assertThat(images(installation, input)).hasSizeLessThanOrEqualTo(2));

      installation.owner().tag(ORDERS, "ecr-image-cleanup:brake", "on");
      installation.pass(DAY.multipliedBy(2));
      installation.sweep();

      assertThat(pendingSweeps(installation)).isZero();
      assertThat(installation.removed()).isEmpty();
    }
  }

  private static long pendingSweeps(Installation installation) {
    return sweepSchedules(installation).size();
  }

  /** The names of the pending checks of sweeps. */
  private static List<String> sweepSchedules(Installation installation) {
    return installation.schedules().stream()
        .filter(name -> name.matches("[0-9a-f]{16}-sweep-.*"))
        .sorted()
        .toList();
  }

  /** The images that they name. */
  private static List<String> nominated(Installation installation) {
    List<String> images = new ArrayList<>();
    sweepSchedules(installation).forEach(name -> images.addAll(images(installation, name)));
    return images;
  }

  private static List<String> images(Installation installation, String schedule) {
    return StreamSupport.stream(installation.input(schedule).path("images").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
