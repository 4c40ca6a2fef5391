package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The templates pass cfn-lint, where it is installed ({@code pip install cfn-lint}). */
class CfnLintTest {
  private static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cfn-lint")));
  }

  @Test
  void findsNothing() throws IOException, InterruptedException {
    assumeTrue(isInstalled(), "cfn-lint is not installed, so the templates are not linted.");

    Process process =
        new ProcessBuilder(
                "cfn-lint",
                Template.SHARED.toString(),
                Template.ALARMS.toString(),
                Template.WORKLOAD.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
  }
}
