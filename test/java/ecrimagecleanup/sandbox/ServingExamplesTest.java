package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.settings.Settings;
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
    Map<String, String> settings = SandboxedApplication.place();
    settings.put("cleanup.action", "delete");
    settings.put("cleanup.evidence", EmbeddedAws.ALL_EVIDENCE);
    return new ServingExamples("http://127.0.0.1:4577", speed).text(withApplication, settings);
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
  void aWorldThatRunsFastHasAnApplicationByItsOwnTime() {
    assertThat(text(360, false))
        .contains("bin/ecr-image-cleanup sandbox --port 4577 run")
        .doesNotContain("CLEANUP_");
  }
}
