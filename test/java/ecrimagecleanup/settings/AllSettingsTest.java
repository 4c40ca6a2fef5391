package ecrimagecleanup.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of settings. */
class AllSettingsTest {
  private static final Map<String, String> VALUES =
      AllSettings.ALL.stream()
          .collect(
              Collectors.toMap(
                  Setting::key,
                  setting ->
                      setting
                          .standard()
                          .replace("{{cleanup.region}}", "eu-central-1")
                          .replace("{{cleanup.account-id}}", "999988887777")
                          .replace("{{cleanup.checks-queue}}", "image-deletion-checks")
                          .replace("{{cleanup.sweeps-queue}}", "repository-sweeps")
                          .replace(
                              "{{cleanup.checks-queue-arn}}", "arn:aws:sqs:x-y-1:000000000000:q")));

  private static List<String> mistakes(String... keysAndValues) {
    Map<String, String> values = new TreeMap<>(VALUES);
    values.put("cleanup.account-id", "999988887777");
    values.put("cleanup.region", "eu-central-1");
    values.put("cleanup.workloads", "111122223333/eu-central-1");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return AllSettings.mistakes(values);
  }

  @Test
  void aKeyStandsInTheListOnce() {
    assertThat(AllSettings.ALL).extracting(Setting::key).doesNotHaveDuplicates();
  }

  @Test
  void aKeyIsLowerCaseWithHyphens() {
    assertThat(AllSettings.ALL)
        .extracting(Setting::key)
        .allMatch(key -> key.matches("cleanup(\\.[a-z]+(-[a-z]+)*)"));
  }

  @Test
  void aDefaultIsMadeOfSettingsBeforeIt() {
    List<String> before = new ArrayList<>();
    for (Setting setting : AllSettings.ALL) {
      assertThat(before).as(setting.key()).containsAll(setting.madeOf());
      before.add(setting.key());
    }
  }

  @Test
  void everyDefaultIsAllowed() {
    assertThat(mistakes()).isEmpty();
  }

  @Test
  void theMeaningIsSentencesOnOneLine() {
    assertThat(AllSettings.ALL)
        .extracting(Setting::meaning)
        .allMatch(meaning -> meaning.matches("[A-Z][^\n]+\\."));
  }

  @Test
  void whatIsMadeOfAMistakeDoesNotRepeatIt() {
    assertThat(mistakes("cleanup.checks-queue", "a b", "cleanup.checks-queue-arn", "b"))
        .containsExactly("cleanup.checks-queue=a b is not the name of an SQS queue.");
  }

  @Test
  void whatIsNotMadeOfAMistakeIsLookedAt() {
    assertThat(mistakes("cleanup.region", "x", "cleanup.replicas", "y", "cleanup.grace", "P1Y"))
        .containsExactly(
            "cleanup.region=x is not a region like eu-central-1.",
            "cleanup.replicas=y: A replica is written as"
                + " 999988887777/eu-central-1>999988887777/us-east-1.",
            "cleanup.grace=P1Y is not a duration like PT24H or P2D.");
  }

  @Test
  void anEmptyValueIsAllowedOfOptionalSettingsAndWhereItIsAValue() {
    assertThat(
            AllSettings.ALL.stream()
                .filter(setting -> setting.mistake("").isEmpty())
                .map(Setting::key))
        .containsExactlyInAnyOrder(
            "cleanup.task-events-queue",
            "cleanup.replicas",
            "cleanup.protected-tags",
            "cleanup.sweep-cron",
            "cleanup.look-every",
            "cleanup.config-alone",
            "cleanup.aggregator-role",
            "cleanup.aggregator-external-id",
            "cleanup.workloads",
            "cleanup.workloads-file",
            "cleanup.workloads-parameter",
            "cleanup.ignored-places",
            "cleanup.source-age",
            "cleanup.canary-age",
            "cleanup.reader-external-id",
            "cleanup.kubernetes",
            "cleanup.reference-files",
            "cleanup.reference-files-age",
            "cleanup.brake-file",
            "cleanup.brake-parameter",
            "cleanup.event-bus",
            "cleanup.http-hosts",
            "cleanup.log-group",
            "cleanup.report-webhook",
            "cleanup.report-topic",
            "cleanup.opt-in-value",
            "cleanup.instance");
  }

  @Test
  void anyOtherThatIsEmptyIsMissing() {
    assertThat(mistakes("cleanup.consumers", "", "cleanup.action", "", "cleanup.grace", ""))
        .containsExactly(
            "cleanup.action is missing. Set it to report, archive, archive-then-delete or delete.",
            "cleanup.grace is missing. Set it to a duration like PT24H or P2D.",
            "cleanup.consumers is missing. Set it to a number from 1 to 32.");
  }
}
