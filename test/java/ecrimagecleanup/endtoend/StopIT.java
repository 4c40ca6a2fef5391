package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.sandbox.EmbeddedAws.CHECKS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installed application is asked to stop, by SIGTERM as ECS does it, while it removes an image.
 * The embedded AWS outlives it.
 */
class StopIT implements Observed {
  /** ECS kills what has not ended by then, unless {@code stopTimeout} says otherwise. */
  private static final Duration ECS_STOP_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration AGE = Duration.ofDays(3);
  private static final String ACCOUNT = EmbeddedAws.WORKLOAD_ACCOUNTS.get(0);
  private static final String STOPS = "is stopping";
  private static final int TERMINATED = 143;
  private static final int VISIBILITY_SECONDS = 2;

  @TempDir private static Path folder = Path.of(".");
  private static Unpacked unpacked = new Unpacked(folder);

  private final HeldCall held = new HeldCall("BatchDeleteImage");
  private final WorldClock clock = new WorldClock(Instant.now().minus(AGE));
  private final EmbeddedAws aws = EmbeddedAws.start(clock, 1, 0, VISIBILITY_SECONDS);
  private String image = "";

  @BeforeAll
  static void unpack() throws Exception {
    unpacked = Unpacked.into(folder);
  }

  @BeforeEach
  void anImageThatNobodyUsesIsThereForThreeDays() {
    aws.installCanary(ACCOUNT, World.REGION);
    ImageOwner owner = new ImageOwner(aws.sandbox());
    owner.createImmutableRepository(ORDERS, Installation.OPTED_IN);
    image = owner.push(ORDERS, "1", "content", 1000);
    aws.world().advanceTo(Instant.now());
    clock.runAt(1);
    aws.sandbox().endpoint().faults().add(held);
  }

  @AfterEach
  void stopAws() {
    held.lose();
    aws.close();
  }

  @Test
  void whatIsInWorkIsFinishedAndTheProcessEndsWithinTheStopTimeoutOfEcs() throws Exception {
    try (RunningProcess application = run()) {
      deliverCheck();
      held.awaitArrival();

      application.terminate();
      application.awaitLine(STOPS, LIMIT);
      held.release();

      assertThat(application.awaitExit(ECS_STOP_TIMEOUT)).isEqualTo(TERMINATED);
      assertThat(application.output()).contains("\"outcome\":\"removed\"");
    }
    assertThat(removed()).containsExactly(image);
    assertThat(aws.queues().counts(CHECKS_QUEUE).total()).isZero();
    assertThat(aws.queues().counts(CHECKS_QUEUE + EmbeddedAws.DEAD_LETTERS).total()).isZero();
  }

  @Test
  void whatCannotBeFinishedComesBackToItsQueueAndTheNextProcessFinishesIt() throws Exception {
    try (RunningProcess application = run("--set=camel.main.shutdown-timeout=1")) {
      deliverCheck();
      held.awaitArrival();

      application.terminate();

      assertThat(application.awaitExit(ECS_STOP_TIMEOUT)).isEqualTo(TERMINATED);
    }
    assertThat(removed()).isEmpty();
    assertThat(aws.queues().counts(CHECKS_QUEUE).total()).isEqualTo(1);

    held.lose();
    aws.sandbox().endpoint().faults().remove(held);
    try (RunningProcess next = run()) {
      next.awaitLine("\"outcome\":\"removed\"", LIMIT);
      next.terminate();

      assertThat(next.awaitExit(ECS_STOP_TIMEOUT)).isEqualTo(TERMINATED);
    }
    assertThat(removed()).containsExactly(image);
    assertThat(aws.queues().counts(CHECKS_QUEUE).total()).isZero();
  }

  private RunningProcess run(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "run";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return unpacked.start(
        Map.ofEntries(
            Map.entry("AWS_ENDPOINT_URL", aws.address()),
            Map.entry("AWS_ACCESS_KEY_ID", World.SHARED_ACCOUNT),
            Map.entry("AWS_SECRET_ACCESS_KEY", "sandbox"),
            Map.entry("AWS_REGION", World.REGION),
            Map.entry("CLEANUP_ACCOUNT_ID", World.SHARED_ACCOUNT),
            Map.entry("CLEANUP_REGION", World.REGION),
            Map.entry("CLEANUP_WORKLOADS", ACCOUNT + "/" + World.REGION),
            Map.entry("CLEANUP_ACTION", "delete"),
            Map.entry("CLEANUP_VISIBILITY_TIMEOUT", String.valueOf(VISIBILITY_SECONDS)),
            Map.entry("CLEANUP_WAIT_TIME", "1"),
            Map.entry("CLEANUP_MANAGEMENT_PORT", "0")),
        arguments);
  }

  private void deliverCheck() {
    aws.deliver(CHECKS_QUEUE, CheckMessages.due(Instant.now(), List.of(image), AGE));
  }

  @Override
  public EmbeddedAws aws() {
    return aws;
  }
}
