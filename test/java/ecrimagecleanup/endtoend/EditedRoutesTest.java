package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ecrimagecleanup.Application;
import ecrimagecleanup.gateway.PlainSentence;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who edits a route and makes a mistake is told which, and where. */
class EditedRoutesTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "cleanup.account-id", "999988887777",
          "cleanup.region", "eu-central-1",
          "cleanup.workloads", "111122223333/eu-central-1");

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'      steps:'|'     steps:'|last-look.camel.yaml, line ",
        "- setVariable:|- setVaraible:|last-look.camel.yaml, line 10",
        "{{cleanup.events-queue}}|{{cleanup.event-queue}}|The route cleanup-look-again cannot be started: Property with key [cleanup.event-queue] not found",
        "#bean:cleanupRemovals|#bean:cleanupRemoval|The route cleanup-look-again cannot be started: Cannot find AggregationStrategy in Registry with name: #bean:cleanupRemoval.",
        "=describeBacklogs|=describeBacklog|The endpoint cleanup-reader://events?operation=describeBacklog&",
      })
  void aMistakeInARouteIsSaidInASentenceThatTellsWhere(String before, String after, String told)
      throws IOException {
    CopiedHome.into(home);
    Path file = home.resolve("routes/check/last-look.camel.yaml");
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replaceFirst("\\Q" + before + "\\E", after));

    try (Application application =
        new Application(home, Settings.load(home, Map.of(), SETTINGS), Clock.systemUTC())) {
      Throwable refused = catchThrowable(application::startForCommands);

      assertThat(PlainSentence.of(refused))
          .contains(told)
          .contains("Correct ")
          .doesNotContain("nobody foresaw", "--verbose");
    }
  }
}
