package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.byDigest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tasks that fail as soon as they start stop by the thousand. {@code -Dstops=} says how many. */
class StormOfStopsTest {
  /** The cause of every check of a stop: its name does not depend on the task definition. */
  private static final Cause STOP =
      new Cause.Stopped(
          TaskDefinitionArn.parse("arn:aws:ecs:eu-central-1:111122223333:task-definition/any:1")
              .orElseThrow(),
          false);

  private static final int STOPS = Integer.getInteger("stops", 1_000);
  private static final int DIGESTS = 20;

  /** What is put into the queue before it is waited for that all of it is taken. */
  private static final int AT_ONCE = 5_000;

  private static String stopped(String digest, int task, Instant at) {
    return """
        {"source": "aws.ecs", "detail-type": "ECS Task State Change", "account": "%2$s",
         "region": "%3$s", "time": "%5$s",
         "detail": {"lastStatus": "STOPPED", "stoppedAt": "%5$s",
          "taskArn": "arn:aws:ecs:%3$s:%2$s:task/default/%4$032d",
          "taskDefinitionArn": "arn:aws:ecs:%3$s:%2$s:task-definition/job:1",
          "containers": [{"name": "job", "image": "%1$s", "imageDigest": "%6$s"}]}}
        """
        .formatted(byDigest(digest), DEVELOPMENT, World.REGION, task, at, digest);
  }

  @Test
  void theStopsOfAnHourMakeOneCheckForEachDigestAndNoMoreCallsThanTheFirstOfEach() {
    try (Installation installation = Installation.with("report")) {
      List<String> digests = new ArrayList<>();
      for (int i = 0; i < DIGESTS; i++) {
        digests.add(installation.push("v" + i));
      }
      installation.pass(Duration.ofHours(1));
      Instant hour = installation.aws().now().minus(Duration.ofHours(1));
      SplittableRandom chance = new SplittableRandom(1);
      long before = installation.callsOfChecks();
      long began = System.nanoTime();

      for (int i = 0; i < STOPS; i++) {
        Instant at = hour.plusSeconds(1 + (3599L * i) / STOPS);
        String digest = digests.get(chance.nextInt(DIGESTS));
        installation.aws().deliver(EmbeddedAws.TASK_EVENTS_QUEUE, stopped(digest, i, at));
        if (i % AT_ONCE == AT_ONCE - 1) {
          installation.application().awaitQuiet();
        }
      }
      installation.application().awaitQuiet();

      long calls = installation.callsOfChecks() - before;
      System.out.printf(
          "%,d stops of %d digests taken in %.1f s with %,d calls of AWS beside those of SQS%n",
          STOPS, DIGESTS, (System.nanoTime() - began) / 1e9, calls);
      assertThat(installation.schedules().names())
          .filteredOn(name -> ScheduleName.parse(name).orElseThrow().isOf(STOP))
          .hasSize(DIGESTS);
      assertThat(calls).isLessThanOrEqualTo(4 * DIGESTS);
    }
  }
}
