package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.Canary;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.template.SharedAccount;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The names that the templates give are the defaults of the application. */
class DefaultsTest {
  private static final Template SHARED = Template.of(Template.SHARED);
  private static final Template WORKLOAD = Template.of(Template.WORKLOAD);

  private final Properties defaults = new Properties();

  @BeforeEach
  void readDefaults() throws IOException {
    try (Reader reader = Files.newBufferedReader(Path.of("config/application.properties"))) {
      defaults.load(reader);
    }
    defaults.setProperty("cleanup.account-id", World.SHARED_ACCOUNT);
    defaults.setProperty("cleanup.region", World.REGION);
  }

  /** The default of a setting, with the settings that it is made of. */
  private String setting(String name) {
    String value = defaults.getProperty(name);
    while (value.contains("{{")) {
      String inner = value.substring(value.indexOf("{{") + 2, value.indexOf("}}"));
      value = value.replace("{{" + inner + "}}", defaults.getProperty(inner));
    }
    return value;
  }

  private static String attribute(String id, String name) {
    JsonNode getAtt = Template.of("Fn::GetAtt: [%s, %s]".formatted(id, name)).json();
    return new Intrinsics(SHARED, Map.of()).resolve(getAtt).asText();
  }

  @Test
  void queuesAndTheirDeadLetterQueuesHaveTheNamesOfTheSettings() {
    SharedAccount account = SharedAccount.ofTemplate();

    assertThat(account.queues())
        .extracting(SharedAccount.Queue::name)
        .containsExactly(
            setting("cleanup.events-queue"),
            "task-state-events",
            setting("cleanup.checks-queue"),
            setting("cleanup.sweeps-queue"));
    assertThat(account.queues())
        .allMatch(queue -> queue.deadLetters().equals(queue.name() + "-dead-letters"));
    assertThat(setting("cleanup.checks-queue-arn")).isEqualTo(attribute("ChecksQueue", "Arn"));
    assertThat(setting("cleanup.sweeps-queue-arn")).isEqualTo(attribute("SweepsQueue", "Arn"));
    assertThat(setting("cleanup.dead-letters-arn"))
        .isEqualTo(attribute("ChecksDeadLetters", "Arn"));
  }

  @Test
  void theVisibilityTimeoutIsThatOfTheSettings() {
    assertThat(SHARED.ofType("AWS::SQS::Queue"))
        .isNotEmpty()
        .allMatch(
            queue ->
                SHARED
                    .properties(queue)
                    .path("VisibilityTimeout")
                    .asText()
                    .equals(setting("cleanup.visibility-timeout")));
  }

  @Test
  void scheduleGroupRolesAndAggregatorHaveTheNamesOfTheSettings() {
    SharedAccount account = SharedAccount.ofTemplate();

    assertThat(account.scheduleGroup()).isEqualTo(setting("cleanup.schedule-group"));
    assertThat(account.aggregator()).isEqualTo(setting("cleanup.aggregator"));
    assertThat(attribute("SchedulerRole", "Arn")).isEqualTo(setting("cleanup.scheduler-role-arn"));
    for (Template template : new Template[] {SHARED, WORKLOAD}) {
      assertThat(template.section("Parameters").at("/ReaderRoleName/Default").asText())
          .isEqualTo(setting("cleanup.reader-role"));
    }
  }

  @Test
  void theCanaryIsTheOneThatIsLookedFor() {
    assertThat(WORKLOAD.section("Parameters").has("CanaryFamily")).isFalse();
    assertThat(WORKLOAD.properties("Canary").path("Family").asText())
        .isEqualTo(setting("cleanup.canary"))
        .isEqualTo(Canary.FAMILY);
    assertThat(WORKLOAD.properties("Canary").at("/ContainerDefinitions/0/Image").asText())
        .isEqualTo(Canary.IMAGE);
    assertThat(
            Template.of(Template.ALARMS)
                .properties("HeartbeatRule")
                .at("/EventPattern/detail/requestParameters/family/0")
                .asText())
        .isEqualTo(Canary.FAMILY);
  }

  @Test
  void theTagThatAllowsRemovalsIsTheOneThatOptsIn() {
    String tag = "aws:ResourceTag/" + setting("cleanup.opt-in-tag");

    assertThat(SHARED.json().findValues(tag))
        .hasSize(2)
        .allMatch(value -> value.asText().equals(setting("cleanup.opt-in-value")));
  }

  @Test
  void theServiceSetsSettingsThatExistAndStopsAfterTheApplication() {
    JsonNode container = SHARED.properties("TaskDefinition").at("/ContainerDefinitions/0");

    assertThat(container.path("Environment"))
        .extracting(variable -> variable.path("Name").asText())
        .isNotEmpty()
        .allMatch(
            name ->
                defaults.stringPropertyNames().stream()
                    .filter(key -> key.startsWith("cleanup."))
                    .anyMatch(
                        key ->
                            key.toUpperCase(Locale.ROOT)
                                .replace('.', '_')
                                .replace('-', '_')
                                .equals(name)));
    assertThat(container.path("StopTimeout").asInt())
        .isGreaterThan(Integer.parseInt(setting("camel.main.shutdown-timeout")));
  }
}
