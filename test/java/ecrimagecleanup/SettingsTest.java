package ecrimagecleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Path HOME = Path.of("");
  private static final Map<String, String> WHERE =
      Map.of("CLEANUP_ACCOUNT_ID", "999988887777", "CLEANUP_REGION", "eu-central-1");

  private static Settings load(Map<String, String> overrides) {
    return Settings.load(HOME, WHERE, overrides);
  }

  private static List<String> mistakes(
      Map<String, String> environment, Map<String, String> overrides) {
    try {
      Settings.load(HOME, environment, overrides);
      return List.of();
    } catch (SettingsException e) {
      return e.mistakes();
    }
  }

  @Test
  void theDefaultsAreSafe() {
    Settings settings = load(Map.of());

    assertThat(settings.value("cleanup.action")).contains("report");
    assertThat(settings.value("cleanup.grace")).contains("PT24H");
    assertThat(settings.value("cleanup.minimum-grace")).contains("PT24H");
    assertThat(settings.value("cleanup.registries")).contains("999988887777/eu-central-1");
    assertThat(settings.value("cleanup.checks-queue-arn"))
        .contains("arn:aws:sqs:eu-central-1:999988887777:image-deletion-checks");
    assertThat(settings.value("cleanup.opt-in-tag")).contains("ecr-image-cleanup");
    assertThat(settings.value("cleanup.opt-in-value")).contains("enabled");
    assertThat(settings.value("cleanup.novelty")).isEmpty();
    assertThat(settings.values()).doesNotContainValue("{{cleanup.region}}");
  }

  @Test
  void theEnvironmentOverridesTheFileAndTheCommandLineOverridesBoth() {
    Map<String, String> environment = new HashMap<>(WHERE);
    environment.put("CLEANUP_GRACE", "PT48H");
    environment.put("CLEANUP_ACTION", "archive");

    Settings settings = Settings.load(HOME, environment, Map.of("cleanup.action", "delete"));

    assertThat(settings.value("cleanup.grace")).contains("PT48H");
    assertThat(settings.value("cleanup.action")).contains("delete");
  }

  @Test
  void theEnvironmentOverridesNoSettingOfCamel() {
    Map<String, String> environment = new HashMap<>(WHERE);
    environment.put("CAMEL_MAIN_NAME", "stray");

    assertThat(Settings.load(HOME, environment, Map.of()).values()).doesNotContainValue("stray");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(mistakes(Map.of(), Map.of()))
        .contains(
            "cleanup.account-id is missing. Set it to the twelve digits of the shared account.",
            "cleanup.region is missing. Set it to a region like eu-central-1.");
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    assertThat(
            mistakes(
                WHERE,
                Map.of(
                    "cleanup.actoin", "delete",
                    "cleanup.action", "purge",
                    "cleanup.grace", "24h",
                    "cleanup.consumers", "0")))
        .containsExactlyInAnyOrder(
            "There is no setting cleanup.actoin.",
            "cleanup.action=purge is not report, archive or delete.",
            "cleanup.grace=24h is not a duration like PT24H or P2D.",
            "cleanup.consumers=0 is not a number from 1 to 32.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cleanup.action | DELETE | cleanup.action=DELETE is not report, archive or delete.",
        "cleanup.grace | PT23H59M | cleanup.grace=PT23H59M is less than"
            + " cleanup.minimum-grace=PT24H: a rollback would find its image gone.",
        "cleanup.grace | PT-24H | cleanup.grace=PT-24H is less than"
            + " cleanup.minimum-grace=PT24H: a rollback would find its image gone.",
        "cleanup.grace | P366D | cleanup.grace is more than 365 days, P365D.",
        "cleanup.minimum-grace | PT59S | cleanup.minimum-grace is less than a minute, PT1M.",
        "cleanup.minimum-grace | x | cleanup.minimum-grace=x is not a duration like PT24H or P2D.",
        "cleanup.checks-queue-arn | arn:aws:sqs:eu-central-1:999988887777:other |"
            + " cleanup.checks-queue-arn is not the ARN of"
            + " cleanup.checks-queue=image-deletion-checks in cleanup.account-id and cleanup.region, so"
            + " checks would never arrive.",
        "cleanup.checks-queue-arn | arn:aws:sqs:eu-west-1:999988887777:image-deletion-checks |"
            + " cleanup.checks-queue-arn is not the ARN of"
            + " cleanup.checks-queue=image-deletion-checks in cleanup.account-id and cleanup.region, so"
            + " checks would never arrive.",
        "cleanup.events-queue | image-deletion-checks | cleanup.events-queue and"
            + " cleanup.checks-queue are the same queue; give each its own.",
        "cleanup.events-queue | a b | cleanup.events-queue=a b is not the name of an SQS queue.",
        "cleanup.scheduler-role-arn | x | cleanup.scheduler-role-arn=x is not the ARN of a role.",
        "cleanup.schedule-group | a/b | cleanup.schedule-group=a/b is not the name of a schedule"
            + " group.",
        "cleanup.aggregator | a b | cleanup.aggregator=a b is not the name of a configuration"
            + " aggregator.",
        "cleanup.registries | 1/eu-central-1 | cleanup.registries=1/eu-central-1 is not a list like"
            + " 999988887777/eu-central-1: An account id has twelve digits.",
        "cleanup.opt-in-tag | a%b | cleanup.opt-in-tag=a%b is not the key of a tag.",
        "cleanup.opt-in-value | a%b | cleanup.opt-in-value=a%b is not the value of a tag.",
        "cleanup.visibility-timeout | 0 | cleanup.visibility-timeout=0 is not a number from 1 to 43200.",
        "cleanup.consumers | many | cleanup.consumers=many is not a number from 1 to 32.",
        "cleanup.log-format | xml | cleanup.log-format=xml is not text or json.",
      })
  void eachMistakeHasItsSentence(String key, String value, String sentence) {
    assertThat(mistakes(WHERE, Map.of(key, value))).containsExactly(sentence);
  }

  @Test
  void aLowerMinimumHasToBeSaidExpressly() {
    assertThat(
            load(Map.of("cleanup.minimum-grace", "PT1M", "cleanup.grace", "PT2M"))
                .value("cleanup.grace"))
        .contains("PT2M");
  }

  @Test
  void aPlaceholderThatMeansNothingIsAMistake() {
    assertThat(mistakes(WHERE, Map.of("cleanup.aggregator", "{{novelty}}")))
        .anySatisfy(mistake -> assertThat(mistake).startsWith("The setting cleanup.aggregator="));
  }

  @Test
  void queriesThatCannotBeReadAreAMistake(@TempDir Path folder) throws IOException {
    assertThat(mistakes(WHERE, Map.of("cleanup.queries", folder.toString())))
        .singleElement()
        .asString()
        .startsWith("cleanup.queries: the file ");

    Files.writeString(folder.resolve("task-definitions.sql"), "SELECT arn");
    Files.writeString(folder.resolve("services.sql"), "SELECT arn");

    assertThat(mistakes(WHERE, Map.of("cleanup.queries", folder.toString())))
        .singleElement()
        .asString()
        .contains("{images}");
  }

  @Test
  void aFileThatIsMissingIsSaid(@TempDir Path home) {
    assertThatThrownBy(() -> Settings.load(home, WHERE, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("application.properties");
  }
}
