package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.START;
import static ecrimagecleanup.endtoend.Installation.image;
import static ecrimagecleanup.sandbox.EmbeddedAws.CHECKS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many calls of AWS a check costs, other than those of its queue. */
class CallsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aCheckThatRemovesAnImageTakesAtMostFourteenCallsAndEightSoonAfterAnother() {
    try (Installation installation = Installation.with("delete")) {
      String first = installation.push("1");
      String second = installation.push("2");
      String other = installation.production().register("other", image("2"));
      installation.retire(image("1"));
      installation.pass(Duration.ofMinutes(4));
      installation.production().deregister(other);
      installation.pass(Duration.ofMinutes(1));
      long before = installation.calls();

      installation.passUntil("2026-03-04T10:01:00Z");
      long cold = installation.calls();
      assertThat(installation.removed()).containsExactly(first);
      assertThat(cold - before).isLessThanOrEqualTo(14);

      installation.passUntil("2026-03-04T10:05:00Z");
      assertThat(installation.removed()).containsExactly(first, second);
      assertThat(installation.calls() - cold).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void aCheckThatRemovesAHundredImagesTakesHardlyMoreCallsThanOneOfASingleImage() {
    try (Installation installation = Installation.with("delete")) {
      List<String> images =
          IntStream.range(0, 100).mapToObj(i -> installation.push("v" + i)).toList();
      installation.pass(DAY);
      long before = installation.calls();

      installation
          .aws()
          .deliver(
              CHECKS_QUEUE,
              ImageDeletionCheckJson.write(
                  new ImageDeletionCheck(
                      new Repository(new Registry(World.SHARED_ACCOUNT, World.REGION), ORDERS),
                      images.stream().map(Digest::new).toList(),
                      new Cause.ParentRemoved(new Digest("sha256:" + "0".repeat(64))),
                      START,
                      LastLook.NONE,
                      START.plus(DAY))));
      installation.pass(Duration.ofMinutes(1));

      assertThat(installation.removed()).containsExactlyInAnyOrderElementsOf(images);
      assertThat(installation.calls() - before).isLessThanOrEqualTo(14);
    }
  }
}
