package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an embedded AWS prints that is kept up. */
class ServingExamplesTest {
  private static final Pattern EXPORT = Pattern.compile("(CLEANUP_[A-Z_]+)=(\\S*)");

  private static String text(double speed, boolean withApplication) {
    return new ServingExamples("http://127.0.0.1:4577", speed)
        .text(withApplication, serving(Map.of()).forApplication(withApplication));
  }

  private static Serving serving(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(Map.of("cleanup.action", "delete"));
    settings.putAll(more);
    LiveLine lines = new LiveLine(Terminal.none(), new PrintWriter(new StringWriter()));
    return new Serving(
        Path.of("."), settings, Readings.friendly(), lines, new DecisionLines(lines));
  }

  @Test
  void theImageOfTheExamplesGoesForItsTagsCannotMove() {
    assertThat(text(360, true))
        .contains(
            "--image-tag-mutability IMMUTABLE",
            "after a day and an hour of the world",
            "are about 4 minutes")
        .contains("Its world runs 360 times as fast as real time")
        .contains("bin/ecr-image-cleanup sandbox --port 4577 plan");
  }

  @Test
  void withoutAnApplicationTheVariablesAreThoseThatRunNeeds() {
    String text = text(1, false);
    Map<String, String> variables = new HashMap<>();
    Matcher export = EXPORT.matcher(text);
    while (export.find()) {
      variables.put(export.group(1), export.group(2));
    }

    assertThat(text)
        .contains("export AWS_ENDPOINT_URL=http://127.0.0.1:4577 AWS_REGION=eu-central-1")
        .contains("export AWS_ACCESS_KEY_ID=999988887777 AWS_SECRET_ACCESS_KEY=any")
        .contains("bin/ecr-image-cleanup run\n");
    Settings settings = Settings.load(Path.of("."), variables, Map.of());
    assertThat(settings.require("cleanup.account-id")).isEqualTo(World.SHARED_ACCOUNT);
    assertThat(settings.require("cleanup.action")).isEqualTo("delete");
    assertThat(settings.require("cleanup.workloads"))
        .isEqualTo("111122223333/eu-central-1,222233334444/eu-central-1,444455556666/eu-central-1");
  }

  @Test
  void theBrakeIsTheParameterOfTheTemplate() throws IOException {
    assertThat(Files.readString(Path.of("deploy/cloudformation/shared-account.yaml")))
        .contains("Name: " + Serving.BRAKE + "\n");
    assertThat(text(360, true))
        .contains("aws ssm put-parameter --name /ecr-image-cleanup/brake --value on --overwrite");
    assertThat(text(1, false)).contains("export CLEANUP_BRAKE_PARAMETER=/ecr-image-cleanup/brake");
    assertThat(serving(Map.of()).forCommands(true))
        .containsEntry("cleanup.brake-parameter", Serving.BRAKE);
  }

  @Test
  void onlyTheApplicationOfThisProcessHasALogGroup() {
    assertThat(text(1, false))
        .doesNotContain("CLEANUP_LOG_GROUP")
        .contains("history and regret read a file of it with --log FILE.");
    assertThat(serving(Map.of()).forCommands(false)).doesNotContainKey("cleanup.log-group");
    assertThat(serving(Map.of()).forCommands(true))
        .containsEntry("cleanup.log-group", EmbeddedAws.LOG_GROUP);
    assertThat(serving(Map.of("cleanup.log-group", "mine")).forCommands(false))
        .containsEntry("cleanup.log-group", "mine");
  }

  @Test
  void aWorldThatRunsFastHasAnApplicationByItsOwnTime() {
    assertThat(text(360, false))
        .contains("bin/ecr-image-cleanup sandbox --port 4577 run")
        .doesNotContain("CLEANUP_");
  }
}
