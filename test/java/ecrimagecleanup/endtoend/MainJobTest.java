package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainJobTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void anImageThatNobodyUsesForADayIsRemoved() {
    try (EmbeddedAws aws = EmbeddedAws.start(new WorldClock(START), 1, 0, 30);
        SandboxedApplication application =
            SandboxedApplication.start(aws, Path.of("."), Map.of("cleanup.action", "delete"))) {
      ImageOwner owner = new ImageOwner(aws.sandbox());
      owner.createRepository("team/orders", Map.of("ecr-image-cleanup", "enabled"));
      String old = owner.push("team/orders", "1", "first", 1000);
      owner.push("team/orders", "2", "second", 1000);
      WorkloadAccount production = new WorkloadAccount(aws.sandbox(), "111122223333", World.REGION);
      String first =
          production.register("orders", RepositoryKey.shared("team/orders").uri() + ":1");
      production.register("orders", RepositoryKey.shared("team/orders").uri() + ":2");
      application.runUntil(START.plus(Duration.ofHours(3)));

      production.deregister(first);
      application.runUntil(START.plus(Duration.ofDays(4)));

      assertThat(aws.world().ledger().removals())
          .extracting(removal -> removal.image().digest())
          .containsExactly(old);
      assertThat(aws.world().ledger().removals().get(0).at())
          .isEqualTo(START.plus(Duration.ofHours(27)));
    }
  }
}
