package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Terraform uses the templates as they are, and writes no resource of theirs a second time. */
class TerraformTest {
  private static final Path FILE = Path.of("deploy/terraform/main.tf");
  private static final Pattern RESOURCE =
      Pattern.compile("\nresource \"(\\w+)\" \"\\w+\" \\{\n(.*?)\n}\n", Pattern.DOTALL);
  private static final Pattern BODY =
      Pattern.compile("template_body\\s*= file\\(\"\\$\\{path\\.module}/(\\S+)\"\\)");
  private static final Pattern PARAMETERS =
      Pattern.compile("\n  parameters = \\{\n(.*?)\n  }", Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("(?m)^    (\\w+)\\s*=");
  private static final Pattern OUTPUT = Pattern.compile("\\.shared\\.outputs\\[\"(\\w+)\"]");

  private static String text() throws IOException {
    return Files.readString(FILE);
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void theResourcesAreStacksAndStackSetsAndNothingElse() throws IOException {
    assertThat(groups(RESOURCE, text()))
        .containsExactly(
            "aws_cloudformation_stack",
            "aws_cloudformation_stack",
            "aws_cloudformation_stack_set",
            "aws_cloudformation_stack_instances");
  }

  @Test
  void eachStackGetsTheParametersThatItsTemplateNeedsAndNoneThatItDoesNotKnow() throws IOException {
    List<String> stacks =
        RESOURCE
            .matcher(text())
            .results()
            .map(MatchResult::group)
            .filter(s -> s.contains("file("))
            .toList();

    assertThat(stacks).hasSize(3);
    for (String stack : stacks) {
      Path file = FILE.resolveSibling(groups(BODY, stack).get(0)).normalize();
      JsonNode parameters = Template.of(file).section("Parameters");
      List<String> given = groups(PARAMETER, groups(PARAMETERS, stack).get(0));

      assertThat(given).as("%s", file).allMatch(parameters::has);
      // Of a StackSet the provider compares all, also those that have their default.
      boolean all = stack.contains("stack_set");
      assertThat(given)
          .as("%s", file)
          .containsAll(
              parameters.properties().stream()
                  .filter(each -> all || !each.getValue().has("Default"))
                  .map(Map.Entry::getKey)
                  .collect(Collectors.toSet()));
    }
  }

  @Test
  void whatOneStackTellsTheOtherIsAnOutput() throws IOException {
    JsonNode outputs = Template.of(Template.SHARED).section("Outputs");

    assertThat(groups(OUTPUT, text())).hasSize(4).allMatch(outputs::has);
  }

  @Test
  void theFileIsReadAndFormattedByTerraform() throws IOException, InterruptedException {
    assumeTrue(isInstalled(), "terraform is not installed, so its file is not read.");

    Process process =
        new ProcessBuilder("terraform", "fmt", "-check", "-diff", FILE.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
  }

  private static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
  }
}
