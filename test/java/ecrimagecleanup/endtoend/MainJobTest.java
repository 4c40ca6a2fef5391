package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.START;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainJobTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void anImageThatNobodyUsesForADayIsRemoved() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.push("2");
      String first = installation.production().register("orders", image("1"));
      installation.production().register("orders", image("2"));
      installation.pass(Duration.ofHours(3));

      installation.production().deregister(first);
      installation.pass(DAY.multipliedBy(4));

      assertThat(installation.removed()).containsExactly(old);
      assertThat(installation.aws().world().ledger().removals().get(0).at())
          .isEqualTo(START.plus(Duration.ofHours(27)));
    }
  }

  @Test
  void anImageThatComesBackIntoUseWithinADayStays() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.production().deregister(first);
      installation.pass(Duration.ofHours(23));

      installation.production().register("orders", image("1"));
      installation.pass(DAY.multipliedBy(4));

      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void anImageThatAnotherAccountUsesStays() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.account(DEVELOPMENT).register("orders", image("1"));
      installation.production().deregister(first);

      installation.pass(DAY.multipliedBy(4));

      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void anImageOfARepositoryThatHasNotOptedInIsNeverLookedAt() {
    try (Installation installation = Installation.with("delete")) {
      installation.owner().createRepository("team/other", Map.of("ecr-image-cleanup", "no"));
      installation.owner().push("team/other", "1", "content", 1000);
      String reference = image("1").replace("team/orders", "team/other");
      installation.production().deregister(installation.production().register("o", reference));

      installation.pass(DAY.multipliedBy(4));

      assertThat(installation.removed()).isEmpty();
      assertThat(installation.calls("scheduler.POST /schedules")).isZero();
    }
  }

  @Test
  void anImageStaysUntilAWholeDayAfterItsServiceLeftTheInactiveTaskDefinition() {
    try (Installation installation = Installation.with("delete")) {
      String old = installation.push("1");
      installation.push("2");
      String first = installation.production().register("orders", image("1"));
      installation.production().createService("orders", first, 1);
      installation.production().deregister(first);
      installation.pass(DAY.multipliedBy(5).plusHours(7));
      assertThat(installation.removed()).isEmpty();

      installation
          .production()
          .deploy("orders", installation.production().register("orders", image("2")));
      installation.pass(DAY);
      assertThat(installation.removed()).isEmpty();

      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void withArchiveTheImageMovesToTheArchive() {
    try (Installation installation = Installation.with("archive")) {
      String old = installation.push("1");
      String first = installation.production().register("orders", image("1"));
      installation.pass(DAY.multipliedBy(2));
      installation.production().deregister(first);

      installation.pass(DAY.multipliedBy(4));

      assertThat(installation.removed()).containsExactly(old);
      assertThat(installation.calls("ecr.UpdateImageStorageClass")).isEqualTo(1);
      assertThat(installation.calls("ecr.BatchDeleteImage")).isZero();
    }
  }
}
