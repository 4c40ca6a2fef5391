package ecrimagecleanup.settings;

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
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final Path HOME = Path.of("");
  private static final Map<String, String> WHERE =
      Map.of(
          "CLEANUP_ACCOUNT_ID",
          "999988887777",
          "CLEANUP_REGION",
          "eu-central-1",
          "CLEANUP_WORKLOADS",
          "111122223333/eu-central-1,444455556666/eu-west-1");

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
  void oneSettingCanBeReadWhereOthersAreMissingButNotIfItIsWrongItself() {
    String key = "cleanup.price-per-gb-month";
    assertThat(mistakes(Map.of(), Map.of())).isNotEmpty();
    assertThat(Settings.one(HOME, Map.of(), Map.of(), key)).isEqualTo("0.10");
    assertThat(Settings.one(HOME, Map.of("CLEANUP_PRICE_PER_GB_MONTH", "0.09"), Map.of(), key))
        .isEqualTo("0.09");
    assertThatThrownBy(() -> Settings.one(HOME, Map.of(), Map.of(key, "cheap"), key))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("cleanup.price-per-gb-month=cheap");
  }

  private static final String NOWHERE =
      "cleanup.workloads is missing. Set it, cleanup.workloads-file or cleanup.workloads-parameter to"
          + " the accounts and regions in which containers run, like 111122223333/eu-central-1; or, if"
          + " a canary is in each of them, set cleanup.minimum-workloads to how many there are.";

  @ParameterizedTest
  @ValueSource(strings = {"delete", "archive", "archive-then-delete"})
  void reality17WithoutACanaryAgeOnlyReportStarts(String action) {
    assertThat(mistakes(WHERE, Map.of("cleanup.canary-age", "", "cleanup.action", action)))
        .containsExactly(
            "cleanup.canary-age is empty, so nobody would notice that AWS Config has stopped"
                + " recording; set it, such as to PT36H, or set cleanup.action=report.");
    assertThat(mistakes(WHERE, Map.of("cleanup.canary-age", "", "cleanup.action", "report")))
        .isEmpty();
  }

  @Test
  void reality28WorkloadsCanBeGivenByAFileAParameterOrCanariesAlone(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("workloads"), "111122223333/eu-central-1\n");

    for (Map.Entry<String, String> given :
        Map.of(
                "cleanup.workloads-file", folder.resolve("workloads").toString(),
                "cleanup.workloads-parameter", "/ecr-image-cleanup/workloads",
                "cleanup.minimum-workloads", "150")
            .entrySet()) {
      assertThat(mistakes(WHERE, Map.of("cleanup.workloads", "", given.getKey(), given.getValue())))
          .as(given.getKey())
          .isEmpty();
    }
  }

  /** Else a brake would be none wherever the application is started from another folder. */
  @Test
  void theBrakeFileIsFoundFromEveryFolder() {
    Path home = HOME.toAbsolutePath();

    assertThat(
            Settings.load(home, WHERE, Map.of("cleanup.brake-file", "config/brake"))
                .value("cleanup.brake-file"))
        .contains(home.resolve("config/brake").normalize().toString());
    assertThat(load(Map.of()).value("cleanup.brake-file")).contains("");
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
    assertThat(settings.value("cleanup.mutable-tags")).contains("verify");
    assertThat(settings.value("cleanup.archive-for")).contains("P90D");
    assertThat(settings.value("cleanup.pull-window")).contains("PT48H");
    assertThat(settings.value("cleanup.source-age")).contains("");
    assertThat(settings.value("cleanup.canary-age")).contains("PT36H");
    assertThat(settings.value("cleanup.ignored-places")).contains("");
    assertThat(settings.value("cleanup.maximum-removals")).contains("100");
    assertThat(settings.value("cleanup.evidence"))
        .contains("config-coverage,config-task-definitions,config-services,ecr-pull-time,ecs-live");
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

  /** {@code --set action=report} would leave the action at what the file says. */
  @Test
  void whatNothingReadsStopsTheStart(@TempDir Path home) throws IOException {
    assertThat(mistakes(WHERE, Map.of("action", "report", "foo.bar", "1", "camel.main.name", "x")))
        .containsExactly(
            "There is no setting action. The one of the application is cleanup.action.",
            "There is no setting foo.bar: neither config/application.properties nor a route names it.");

    Path file = Files.createDirectory(home.resolve("config")).resolve("application.properties");
    Files.writeString(file, "my.topic=arn\ncamel.main.name=mine\n");
    String queries = HOME.resolve("config/queries").toAbsolutePath().toString();
    Map<String, String> overrides = Map.of("my.topic", "other", "cleanup.queries", queries);
    assertThat(Settings.load(home, WHERE, overrides).value("my.topic")).contains("other");
    Files.writeString(
        Files.createDirectory(home.resolve("routes")).resolve("own.yaml"), "uri: {{my.uri}}");
    assertThat(
            Settings.load(home, WHERE, Map.of("my.uri", "log:x", "cleanup.queries", queries))
                .value("my.uri"))
        .contains("log:x");
    Files.writeString(file, "grace=PT1H\n");
    assertThatThrownBy(() -> Settings.load(home, WHERE, Map.of()))
        .hasMessageContaining("There is no setting grace. The one of the application is");
  }

  @Test
  void aPlaceholderMeansTheSettingAndNoSystemProperty() {
    String key = "cleanup.region";
    System.setProperty(key, "us-east-1");
    try {
      assertThat(load(Map.of()).value("cleanup.registries")).contains("999988887777/eu-central-1");
    } finally {
      System.clearProperty(key);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLEANUP_ACTOIN",
        "CLEANUP_BRAKE",
        "CLEANUP_PROTECTED_TAG",
        "CLEANUP_grace",
        "CLEANUP_",
        "CLEANUP_MANAGEMENT_PROT",
        "CLEANUP_SERVICE_PORT",
        "CLEANUP_WEB_PORT",
      })
  void reality14AnEnvironmentVariableThatMeansNothingStopsTheStart(String variable) {
    Map<String, String> environment = new HashMap<>(WHERE);
    environment.put(variable, "report");

    assertThat(mistakes(environment, Map.of()))
        .containsExactly(
            "There is no setting for the environment variable %s.".formatted(variable));
  }

  @Test
  void reality14AVariableThatAValueReadsOrKubernetesSetsMeansSomething() {
    Map<String, String> environment = new HashMap<>(WHERE);
    environment.put("CLEANUP_MANAGEMENT_PORT", "0");
    environment.put("CLEANUP_MANAGEMENT_HOST", "0.0.0.0");
    environment.put("CLEANUP_POD", "a");
    environment.put("CLEANUPS", "not ours");
    environment.put("CLEANUP_WEB_SERVICE_HOST", "10.0.0.1");
    environment.put("CLEANUP_WEB_SERVICE_PORT", "80");
    environment.put("CLEANUP_WEB_SERVICE_PORT_HTTP", "80");
    environment.put("CLEANUP_WEB_PORT", "tcp://10.0.0.1:80");
    environment.put("CLEANUP_WEB_PORT_80_TCP", "tcp://10.0.0.1:80");
    environment.put("CLEANUP_WEB_PORT_80_TCP_ADDR", "10.0.0.1");

    assertThat(mistakes(environment, Map.of("cleanup.instance", "{{env:CLEANUP_POD:none}}")))
        .isEmpty();
  }

  @Test
  void withoutEcsLiveNoActionButReportStartsUnlessConfigAloneIsTrusted() {
    String alone = "config-coverage,config-task-definitions,config-services";

    assertThat(mistakes(WHERE, Map.of("cleanup.evidence", alone, "cleanup.action", "archive")))
        .singleElement()
        .asString()
        .contains("ecs-live", "cleanup.config-alone=trust");
    assertThat(load(Map.of("cleanup.evidence", alone)).value("cleanup.action")).contains("report");
    assertThat(
            load(Map.of(
                    "cleanup.evidence",
                    alone,
                    "cleanup.action",
                    "delete",
                    "cleanup.config-alone",
                    "trust"))
                .value("cleanup.action"))
        .contains("delete");
    assertThat(mistakes(WHERE, Map.of("cleanup.config-alone", "yes"))).hasSize(1);
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
            "cleanup.region is missing. Set it to a region like eu-central-1.",
            NOWHERE);
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
            "cleanup.action=purge is not report, archive, archive-then-delete or delete.",
            "cleanup.grace=24h is not a duration like PT24H or P2D.",
            "cleanup.consumers=0 is not a number from 1 to 32.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cleanup.action | DELETE | cleanup.action=DELETE is not report, archive, archive-then-delete or delete.",
        "cleanup.grace | PT23H59M | cleanup.grace=PT23H59M is less than"
            + " cleanup.minimum-grace=PT24H: a rollback would find its image gone.",
        "cleanup.grace | PT-24H | cleanup.grace is negative.",
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
        "cleanup.events-queue | image-deletion-checks | Two of cleanup.events-queue,"
            + " cleanup.task-events-queue, cleanup.checks-queue and cleanup.sweeps-queue are the same queue; give each its own.",
        "cleanup.sweeps-queue-arn | arn:aws:sqs:eu-central-1:999988887777:sweeps |"
            + " cleanup.sweeps-queue-arn is not the ARN of cleanup.sweeps-queue=repository-sweeps in"
            + " cleanup.account-id and cleanup.region, so sweeps would never arrive.",
        "cleanup.sweep-cron | every night | cleanup.sweep-cron=every night is not a cron expression of"
            + " Quartz with seconds, like 0 0 3 * * ?.",
        "cleanup.minimum-age | P-1D | cleanup.minimum-age is negative.",
        "cleanup.price-per-gb-month | ten cents | cleanup.price-per-gb-month=ten cents is not a price"
            + " like 0.10.",
        "cleanup.events-queue | a b | cleanup.events-queue=a b is not the name of an SQS queue.",
        "cleanup.scheduler-role-arn | x | cleanup.scheduler-role-arn=x is not the ARN of a role.",
        "cleanup.schedule-group | a/b | cleanup.schedule-group=a/b is not the name of a schedule"
            + " group.",
        "cleanup.aggregator | a b | cleanup.aggregator=a b is not the name of a configuration"
            + " aggregator.",
        "cleanup.registries | 1/eu-central-1 | cleanup.registries=1/eu-central-1: An account id has"
            + " twelve digits.",
        "cleanup.opt-in-tag | a%b | cleanup.opt-in-tag=a%b is not the key of a tag.",
        "cleanup.opt-in-value | a%b | cleanup.opt-in-value=a%b is not the value of a tag.",
        "cleanup.visibility-timeout | 0 | cleanup.visibility-timeout=0 is not a number from 1 to 43200.",
        "cleanup.consumers | many | cleanup.consumers=many is not a number from 1 to 32.",
        "cleanup.workloads | '' | " + NOWHERE,
        "cleanup.workloads-file | no/such-file | cleanup.workloads-file=no/such-file: The file"
            + " no/such-file cannot be read: it does not exist.",
        "cleanup.workloads-file | src | cleanup.workloads-file=src: The file src cannot be read: Is a"
            + " directory.",
        "cleanup.workloads-parameter | a b | cleanup.workloads-parameter=a b is not the name of an SSM"
            + " parameter.",
        "cleanup.minimum-workloads | 0 | cleanup.minimum-workloads=0 is not a number from 1 to 999999.",
        "cleanup.ignored-places | 444455556666/eu-west-1 | 444455556666/eu-west-1 is in"
            + " cleanup.workloads and in cleanup.ignored-places; take it out of one of them.",
        "cleanup.aggregator-role | reader | cleanup.aggregator-role=reader is not the ARN of a role.",
        "cleanup.workloads | 111122223333 | cleanup.workloads=111122223333: A registry is written as"
            + " 999988887777/eu-central-1.",
        "cleanup.replicas | 999988887777/eu-west-1 | cleanup.replicas=999988887777/eu-west-1: A"
            + " replica is written as 999988887777/eu-central-1>999988887777/us-east-1.",
        "cleanup.archive-for | 90 | cleanup.archive-for=90 is not a duration like PT24H or P2D.",
        "cleanup.archive-for | P-1D | cleanup.archive-for is less than 1 day, P1D.",
        "cleanup.archive-for | PT23H59M | cleanup.archive-for is less than 1 day, P1D.",
        "cleanup.keep-newest | -1 | cleanup.keep-newest=-1 is not a number from 0 to 10000, or rules like v*=20 main-*=10 5.",
        "cleanup.keep-newest | 10001 | cleanup.keep-newest=10001 is not a number from 0 to 10000, or rules like v*=20 main-*=10 5.",
        "cleanup.protected-tags | v?.* | cleanup.protected-tags=v?.*: Protected tags are written as"
            + " up to 20 words like release-* or 1.4.2, separated by spaces.",
        "cleanup.rollout | PT-1H | cleanup.rollout is negative.",
        "cleanup.evidence | config-coverage,config-task-definitions |"
            + " cleanup.evidence=config-coverage,config-task-definitions: config-services is missing,"
            + " without which no image can be presumed unused.",
        "cleanup.evidence | config-coverage,config-coverage |"
            + " cleanup.evidence=config-coverage,config-coverage: a source is listed twice.",
        "cleanup.evidence | Own | cleanup.evidence=Own: a source is named like config-services.",
        "cleanup.mutable-tags | Trust | cleanup.mutable-tags=Trust is not verify or trust.",
        "cleanup.pull-window | two days | cleanup.pull-window=two days is not a duration like PT24H or"
            + " P2D.",
        "cleanup.pull-window | PT-1S | cleanup.pull-window is negative.",
        "cleanup.source-age | PT-1S | cleanup.source-age is negative.",
        "cleanup.canary | a/b | cleanup.canary=a/b is not the family of a task definition.",
        "cleanup.canary | '' | cleanup.canary is missing. Set it to the family of a task definition.",
        "cleanup.canary-age | 6h | cleanup.canary-age=6h is not a duration like PT24H or P2D.",
        "cleanup.canary-age | PT-6H | cleanup.canary-age is negative.",
        "cleanup.minimum-in-use | half | cleanup.minimum-in-use=half is not a number from 0 to"
            + " 999999999.",
        "cleanup.shared-for | PT-1S | cleanup.shared-for is negative.",
        "cleanup.shared-for | PT12H1S | cleanup.shared-for=PT12H1S is more than half of"
            + " cleanup.minimum-grace=PT24H: a check would miss rollbacks that began since what it"
            + " uses was read.",
        "cleanup.reader-role | a b | cleanup.reader-role=a b is not the name of a role.",
        "cleanup.reader-external-id | a b | cleanup.reader-external-id=a b is not an external id.",
        "cleanup.brake-parameter | a b | cleanup.brake-parameter=a b is not the name of an SSM"
            + " parameter.",
        "cleanup.maximum-removals | 0 | cleanup.maximum-removals=0 is not a number from 1 to 2600.",
        "cleanup.maximum-removals | 2601 | cleanup.maximum-removals=2601 is not a number from 1 to"
            + " 2600.",
        "cleanup.removals-per-second | 0 | cleanup.removals-per-second=0 is not a number from 1 to"
            + " 1000.",
        "cleanup.event-bus | a b | cleanup.event-bus=a b is not the name or ARN of an event bus.",
        "cleanup.wait-time | 21 | cleanup.wait-time=21 is not a number from 1 to 20.",
        "cleanup.log-format | xml | cleanup.log-format=xml is not text or json.",
      })
  void eachMistakeHasItsSentence(String key, String value, String sentence) {
    assertThat(mistakes(WHERE, Map.of(key, value))).containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cleanup.action | archive-then-delete",
        "cleanup.canary-age | PT6H",
        "cleanup.source-age | PT24H",
        "cleanup.ignored-places | 777788889999/us-east-1",
        "cleanup.workloads-parameter | /ecr-image-cleanup/workloads",
        "cleanup.aggregator-role | arn:aws:iam::777788889999:role/config/ecr-image-cleanup-aggregator",
        "cleanup.replicas | 999988887777/eu-central-1>999988887777/us-east-1",
        "cleanup.protected-tags | latest release-*",
        "cleanup.evidence | ecs-live,config-services,config-task-definitions,config-coverage,own",
        "cleanup.mutable-tags | trust",
        "cleanup.reader-role | path/ecr-image-cleanup-reader",
        "cleanup.brake-parameter | /ecr-image-cleanup/brake",
        "cleanup.brake-file | /run/brake",
        "cleanup.event-bus | arn:aws:events:eu-central-1:999988887777:event-bus/central",
        "cleanup.minimum-in-use | 999999999",
      })
  void aValueThatIsNotTheDefaultIsAllowed(String key, String value) {
    assertThat(load(Map.of(key, value)).value(key)).contains(value);
  }

  @Test
  void aLowerMinimumHasToBeSaidExpressly() {
    assertThat(
            load(Map.of(
                    "cleanup.minimum-grace", "PT1M",
                    "cleanup.grace", "PT2M",
                    // half of the minimum: as long as is allowed
                    "cleanup.shared-for", "PT30S"))
                .value("cleanup.grace"))
        .contains("PT2M");
  }

  @Test
  void aPlaceholderThatMeansNothingIsAMistake() {
    assertThat(mistakes(WHERE, Map.of("cleanup.aggregator", "{{novelty}}")))
        .singleElement()
        .satisfies(mistake -> assertThat(mistake).startsWith("The setting cleanup.aggregator="));
  }

  @Test
  void queriesThatCannotBeReadAreAMistake(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing");

    assertThat(mistakes(WHERE, Map.of("cleanup.queries", missing.toString())))
        .containsExactly("cleanup.queries=%1$s: The file %1$s cannot be read.".formatted(missing));
    assertThat(mistakes(WHERE, Map.of("cleanup.queries", folder.toString())))
        .containsExactly(
            "cleanup.queries=%s: The query task-definitions.sql is missing.".formatted(folder));

    for (String name : List.of("task-definitions", "services", "canaries", "in-use")) {
      Files.writeString(folder.resolve(name + ".sql"), "SELECT arn");
    }

    assertThat(mistakes(WHERE, Map.of("cleanup.queries", folder.toString())))
        .containsExactly(
            "cleanup.queries=%s: The query task-definitions.sql has no placeholder {images <property>}."
                .formatted(folder));
  }

  /** A home whose file holds some lines and finds the queries. */
  private static Path home(Path folder, String... lines) throws IOException {
    Path config = Files.createDirectory(folder.resolve("config"));
    String queries = "cleanup.queries=" + Path.of("config/queries").toAbsolutePath();
    Files.writeString(
        config.resolve("application.properties"),
        "camel.main.name=test\n" + queries + "\n" + String.join("\n", lines));
    return folder;
  }

  @Test
  void whatTheFileDoesNotSetHasItsDefault(@TempDir Path folder) throws IOException {
    Settings settings =
        Settings.load(
            home(folder, "cleanup.canary=other"), WHERE, Map.of("cleanup.consumers", "3"));

    assertThat(settings.value("cleanup.canary")).contains("other");
    assertThat(settings.value("cleanup.consumers")).contains("3");
    assertThat(settings.value("cleanup.action")).contains("report");
    assertThat(settings.value("cleanup.protected-tags")).contains("");
    assertThat(settings.value("cleanup.sweep-cron")).contains("0 0 3 * * ?");
  }

  @Test
  void theEnvironmentOverridesWhatTheFileDoesNotSet(@TempDir Path folder) throws IOException {
    Map<String, String> environment = new HashMap<>(WHERE);
    environment.put("CLEANUP_BRAKE_PARAMETER", "/brake");

    assertThat(Settings.load(home(folder), environment, Map.of()).value("cleanup.brake-parameter"))
        .contains("/brake");
  }

  @Test
  void aMistypedKeyOfTheFileIsAMistake(@TempDir Path folder) throws IOException {
    Path home = home(folder, "cleanup.protected-tag=latest", "cleanup.movable-tags=trust");

    assertThatThrownBy(() -> Settings.load(home, WHERE, Map.of()))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e ->
                assertThat(e.mistakes())
                    .containsExactlyInAnyOrder(
                        "There is no setting cleanup.protected-tag.",
                        "There is no setting cleanup.movable-tags."));
  }

  @Test
  void aKeyOfTheFileThatIsNotOfTheApplicationIsKept(@TempDir Path folder) throws IOException {
    Path home = home(folder, "protected-references.file=/etc/references.txt");

    assertThat(Settings.load(home, WHERE, Map.of()).value("protected-references.file"))
        .contains("/etc/references.txt");
  }

  @Test
  void aFileThatIsMissingIsSaid(@TempDir Path home) {
    assertThatThrownBy(() -> Settings.load(home, WHERE, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("application.properties");
  }

  /** Whoever sees it could post there. */
  @Test
  void noSentenceHasTheUrlOfAWebhook() {
    String key = "cleanup.report-webhook";
    String url = "https://hooks.example.com/T0SECRET";

    assertThat(mistakes(WHERE, Map.of(key, url))).isEmpty();
    assertThat(mistakes(WHERE, Map.of(key, url + "'")))
        .containsExactly(
            "cleanup.report-webhook is not a URL that begins with https://; its value is not shown.");
    assertThat(mistakes(WHERE, Map.of(key, url + "{{novelty}}")))
        .containsExactly(
            "The setting cleanup.report-webhook has a placeholder that means nothing; its value is not shown.");
  }
}
