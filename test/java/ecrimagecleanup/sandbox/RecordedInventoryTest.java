package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the aggregator sees, and what it does not. */
class RecordedInventoryTest {
  private static final String ACCOUNT = "111122223333";

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final World world = sandbox.world();
  private final RecordedInventory inventory = world.inventory();
  private final WorkloadAccount team = new WorkloadAccount(sandbox, ACCOUNT, World.REGION);

  @Test
  void seesAChangeAfterTheLag() {
    inventory.lag(Duration.ofMinutes(10));
    String arn = team.register("orders", "example.com/orders:v1");
    world.advance(Duration.ofMinutes(9));
    assertThat(statuses()).isEmpty();
    world.advance(Duration.ofMinutes(1));
    assertThat(statuses()).containsExactly("ACTIVE");

    team.deregister(arn);
    Instant deregistered = world.now();
    world.advance(Duration.ofMinutes(9));
    assertThat(statuses()).containsExactly("ACTIVE");
    world.advance(Duration.ofMinutes(1));
    assertThat(statuses()).containsExactly("INACTIVE");
    assertThat(inventory.items().get(0).capturedAt()).isEqualTo(deregistered);

    team.delete(arn);
    world.advance(Duration.ofMinutes(11));
    assertThat(statuses()).isEmpty();
  }

  @Test
  void aStoppedRecorderLooksHealthyAndSeesNothing() {
    String arn = team.register("orders", "example.com/orders:v1");
    hour();
    inventory.stopRecorder(ACCOUNT, World.REGION);
    team.deregister(arn);
    team.register("orders", "example.com/orders:v2");
    hour();
    assertThat(statuses()).containsExactly("ACTIVE");
    assertThat(sourceStatuses()).containsExactly("SUCCEEDED");

    inventory.startRecorder(ACCOUNT, World.REGION);
    hour();
    assertThat(statuses()).containsExactly("INACTIVE", "ACTIVE");
  }

  @Test
  void aFailedSourceKeepsWhatItHad() {
    team.register("orders", "example.com/orders:v1");
    hour();
    inventory.fail(ACCOUNT, World.REGION, "AccessDenied", "No permission");
    Instant failed = world.now();
    team.register("orders", "example.com/orders:v2");
    hour();

    assertThat(statuses()).hasSize(1);
    assertThat(inventory.sources())
        .containsExactly(
            new ConfigInventory.Source(
                ACCOUNT, World.REGION, "FAILED", failed, "AccessDenied", "No permission"));

    inventory.recover(ACCOUNT, World.REGION);
    assertThat(statuses()).hasSize(2);
  }

  @Test
  void aLostSourceHasNothing() {
    team.register("orders", "example.com/orders:v1");
    hour();
    inventory.lose(ACCOUNT, World.REGION);

    assertThat(statuses()).isEmpty();
    assertThat(sourceStatuses()).containsExactly("SUCCEEDED");
  }

  @Test
  void aDailyRecorderSeesTheLastStateOfTheDay() {
    inventory.recordDaily(ACCOUNT, World.REGION, true);
    String arn = team.register("orders", "example.com/orders:v1");
    hour();
    team.deregister(arn);
    hour();
    assertThat(statuses()).isEmpty();

    world.advance(Duration.ofDays(1));
    assertThat(inventory.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.recordingFrequency()).isEqualTo("DAILY");
              assertThat(item.capturedAt()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
            });
    assertThat(statuses()).containsExactly("INACTIVE");
  }

  @Test
  void givesThePartOfASourceAgainWhileNothingOfItChanges() {
    WorkloadAccount other = new WorkloadAccount(sandbox, "444455556666", World.REGION);
    String arn = team.register("orders", "example.com/orders:v1");
    other.register("web", "example.com/web:v1");
    hour();
    List<List<ConfigurationItem>> before = inventory.parts();
    hour();
    assertThat(inventory.parts())
        .usingElementComparator(RecordedInventoryTest::identity)
        .isEqualTo(before);

    team.deregister(arn);
    hour();

    assertThat(inventory.parts().get(0)).isNotSameAs(before.get(0));
    assertThat(inventory.parts().get(1)).isSameAs(before.get(1));
  }

  private static int identity(Object one, Object other) {
    return one == other ? 0 : 1;
  }

  private void hour() {
    world.advance(Duration.ofHours(1));
  }

  private List<String> statuses() {
    return inventory.items().stream()
        .map(item -> item.configuration().path("Status").asText())
        .toList();
  }

  private List<String> sourceStatuses() {
    return inventory.sources().stream().map(ConfigInventory.Source::status).toList();
  }
}
