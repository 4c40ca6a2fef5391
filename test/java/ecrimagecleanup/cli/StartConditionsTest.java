package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.doctor.Queue;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.FakeGateway;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stops the start of {@code run}, and what does not. */
class StartConditionsTest {
  private static final String LOCALHOST = "127.0.0.1";

  private final FakeGateway gateway = new FakeGateway();

  private static Caller caller(String account) {
    return new Caller(account, "arn:aws:iam::%s:user/me".formatted(account), Optional.empty());
  }

  private static Optional<Queue> queue(String name) {
    return Optional.of(
        new Queue(
            name,
            "arn:aws:sqs:eu-central-1:999988887777:" + name,
            Duration.ofMinutes(5),
            Optional.empty(),
            0,
            Optional.empty()));
  }

  private void require() {
    new StartConditions(gateway, CliFixtures.settings("999988887777/eu-central-1")).require();
  }

  private List<String> mistakes() {
    return catchThrowableOfType(SettingsException.class, this::require).mistakes();
  }

  @Test
  void reality35StartsWhereAllIsThere() {
    gateway
        .answer(Endpoint.DESCRIBE_CALLER, caller("999988887777"))
        .answer(Endpoint.DESCRIBE_QUEUE, queue("task-definition-events"))
        .answer(Endpoint.DESCRIBE_QUEUE, queue("image-deletion-checks"))
        .answer(Endpoint.DESCRIBE_QUEUE, queue("repository-sweeps"))
        .answer(Endpoint.DESCRIBE_SCHEDULE_GROUP, Optional.of("ACTIVE"));

    assertThatCode(this::require).doesNotThrowAnyException();
    assertThat(gateway.sent()).hasSize(5);
  }

  @Test
  void reality35WhatCanNeverWorkStopsTheStartWithASentenceEachThatNamesTheSetting() {
    gateway
        .answer(Endpoint.DESCRIBE_CALLER, caller("111122223333"))
        .answer(Endpoint.DESCRIBE_QUEUE, Optional.empty())
        .answer(Endpoint.DESCRIBE_QUEUE, Optional.empty())
        .answer(Endpoint.DESCRIBE_QUEUE, Optional.empty())
        .answer(Endpoint.DESCRIBE_SCHEDULE_GROUP, Optional.empty());

    assertThat(mistakes())
        .containsExactly(
            "The credentials are of account 111122223333, but cleanup.account-id is 999988887777."
                + " Use credentials of the shared account, or correct cleanup.account-id.",
            missing("task-definition-events", "cleanup.events-queue"),
            missing("image-deletion-checks", "cleanup.checks-queue"),
            missing("repository-sweeps", "cleanup.sweeps-queue"),
            "EventBridge Scheduler has no schedule group image-deletion-checks in the account of"
                + " the credentials and eu-central-1. Create it, or correct cleanup.schedule-group"
                + " or cleanup.region.");
  }

  private static String missing(String queue, String setting) {
    return "There is no queue %s in the account of the credentials and eu-central-1. Create it, or correct %s or cleanup.region."
        .formatted(queue, setting);
  }

  @Test
  void reality35WhatMayHealDoesNotStopTheStart() {
    StartConditions throttled =
        new StartConditions(
            (endpoint, body, headers) -> {
              throw new IllegalStateException("Rate exceeded");
            },
            CliFixtures.settings("999988887777/eu-central-1"));

    assertThatCode(throttled::require).doesNotThrowAnyException();
  }

  @Test
  void reality36APortThatIsTakenStopsTheStartAndTheSentenceNamesTheSetting() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      assertThatThrownBy(new ManagementPort(true, LOCALHOST, port)::require)
          .isInstanceOf(SettingsException.class)
          .hasMessageStartingWith("Health and metrics cannot answer at 127.0.0.1:%s (", port)
          .hasMessageContainingAll("camel.management.port", "CLEANUP_MANAGEMENT_PORT");
      assertThatCode(new ManagementPort(false, LOCALHOST, port)::require)
          .as("nobody asks for it")
          .doesNotThrowAnyException();
    }
    assertThatCode(new ManagementPort(true, LOCALHOST, "0")::require).doesNotThrowAnyException();
  }

  @Test
  void reality36AnAddressOfAnotherMachineAndAPortThatIsNoneStopTheStartToo() {
    assertThatThrownBy(new ManagementPort(true, "192.0.2.1", "0")::require)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("camel.management.host");
    assertThatThrownBy(new ManagementPort(true, LOCALHOST, "health")::require)
        .isInstanceOf(SettingsException.class);
    assertThatThrownBy(new ManagementPort(true, LOCALHOST, "70000")::require)
        .isInstanceOf(SettingsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "camel.management.enabled=false, camel.management.enabled=true",
    "camel.server.enabled=true, camel.server.enabled=true"
  })
  void whatIsReadOverHttpHasToAnswerAtThePortOfHealthAndMetrics(String setting, String sentence) {
    String[] other = setting.split("=", 2);
    Map<String, String> given = new HashMap<>(Map.of("cleanup.http", "true", other[0], other[1]));

    assertThatThrownBy(() -> ManagementPort.requireForHttp(settings(given)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("cleanup.http=true", sentence);
    given.put("cleanup.http", "false");
    assertThatCode(() -> ManagementPort.requireForHttp(settings(given))).doesNotThrowAnyException();
  }

  private static Settings settings(Map<String, String> overrides) {
    return Settings.load(
        Path.of(""),
        Map.of(
            "CLEANUP_ACCOUNT_ID", "999988887777",
            "CLEANUP_REGION", "eu-central-1",
            "CLEANUP_WORKLOADS", "111122223333/eu-central-1"),
        overrides);
  }
}
