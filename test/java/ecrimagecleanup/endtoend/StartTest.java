package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code run} says and how it ends where it could never work. */
class StartTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

  @AfterEach
  void forget() {
    System.clearProperty("aws.endpointUrl");
  }

  @Test
  void reality35WithoutItsScheduleGroupAndAQueueItEndsBeforeItTakesAMessage() {
    try (EmbeddedAws aws = EmbeddedAws.start(new WorldClock(BEGIN), 1, 0, 1)) {
      System.setProperty("aws.endpointUrl", aws.address());
      aws.deliver(EmbeddedAws.EVENTS_QUEUE, "{}");

      Printed printed =
          Printed.by(
              "run",
              "--set=camel.management.enabled=false",
              "--set=cleanup.schedule-group=mistyped",
              "--set=cleanup.checks-queue=mistaken");

      assertThat(printed.err().lines())
          .containsExactly(
              "The settings do not allow a start:",
              "  - There is no queue mistaken in the account of the credentials and eu-central-1."
                  + " Create it, or correct cleanup.checks-queue or cleanup.region.",
              "  - EventBridge Scheduler has no schedule group mistyped in the account of the"
                  + " credentials and eu-central-1. Create it, or correct cleanup.schedule-group or"
                  + " cleanup.region.");
      assertThat(printed.exitCode()).isEqualTo(2);
      assertThat(aws.queues().counts(EmbeddedAws.EVENTS_QUEUE).visible()).isEqualTo(1);
    }
  }

  private static String outputOfRefused(String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of("run", "--set=camel.management.enabled=false"));
    all.addAll(List.of(arguments));
    try (Installation installation = Installation.with("report");
        RunningProcess process =
            RunningProcess.ofCommand(installation, all.toArray(String[]::new))) {
      assertThat(process.awaitExit(Duration.ofMinutes(1))).as(process.output()).isEqualTo(2);
      return process.output();
    }
  }

  @Test
  void whatStopsTheStartIsSaidOnceAndWithVerboseWithItsStackTrace() throws InterruptedException {
    String mistake = "There is no queue nosuch in the account of the credentials";

    assertThat(outputOfRefused("--set=cleanup.checks-queue=nosuch"))
        .containsOnlyOnce(mistake)
        .doesNotContain("SettingsException", "\tat ", "AbstractCamelContext");
    assertThat(outputOfRefused("--set=cleanup.checks-queue=nosuch", "--verbose"))
        .contains(mistake, "\tat ", "AbstractCamelContext");
  }

  @Test
  void reality36WhereItsPortIsTakenItEndsInsteadOfGoingOnWithoutHealth() throws IOException {
    try (EmbeddedAws aws = EmbeddedAws.start(new WorldClock(BEGIN), 1, 0, 1);
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.setProperty("aws.endpointUrl", aws.address());

      Printed printed =
          Printed.by(
              "run",
              "--set=camel.management.host=127.0.0.1",
              "--set=camel.management.port=" + other.getLocalPort());

      assertThat(printed.err())
          .contains("cannot answer at 127.0.0.1:" + other.getLocalPort(), "camel.management.port");
      assertThat(printed.exitCode()).isEqualTo(2);
    }
  }
}
