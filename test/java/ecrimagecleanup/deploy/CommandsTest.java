package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the guide of the deployment says to type fits the templates and the settings. */
class CommandsTest {
  private static final Path HOME = Path.of(".");
  private static final Template SHARED = Template.of(Template.SHARED);
  private static final Template ALARMS = Template.of(Template.ALARMS);
  private static final Template WORKLOAD = Template.of(Template.WORKLOAD);
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");
  private static final Pattern OVERRIDE = Pattern.compile("([A-Z]\\w+)=(\\S+)");
  private static final Pattern PARAMETER =
      Pattern.compile("ParameterKey=(\\w+),ParameterValue=(\\S+)");
  private static final Pattern VARIABLE = Pattern.compile("(CLEANUP_[A-Z_]+)=(\\S+)");

  /** Of the command that makes the stack of the shared account. */
  private static final String FIRST = "--parameter-overrides OrganizationId=";

  private static final String SERVICE = "--parameter-overrides RunService=yes";

  private String guide = "";

  @BeforeEach
  void read() throws IOException {
    guide = Files.readString(Path.of("docs/deployment.md"));
  }

  @Test
  void theStacksGetEveryParameterThatTheyNeedAndNoneThatTheyDoNotKnow() {
    String deploy = only(commands(guide), FIRST);
    String set = only(commands(guide), "aws cloudformation create-stack-set ");

    assertFits(SHARED, given(OVERRIDE, deploy.substring(deploy.indexOf("--parameter-overrides"))));
    assertFits(WORKLOAD, given(PARAMETER, set));
  }

  @Test
  void theAlarmsGetEveryParameterThatTheyNeedAndNoneThatTheyDoNotKnow() {
    String deploy = only(commands(guide), "deploy/cloudformation/shared-account-alarms.yaml");

    assertFits(ALARMS, given(OVERRIDE, deploy.substring(deploy.indexOf("--parameter-overrides"))));
  }

  @Test
  void theWorkloadAccountsAreToldOfWhatTheSharedAccountHas() {
    Map<String, String> given =
        given(PARAMETER, only(commands(guide), "aws cloudformation create-stack-set "));
    String role = SHARED.properties("ApplicationRole").required("RoleName").asText();
    String bus = SHARED.properties("EventBus").required("Name").asText();

    assertThat(given)
        .containsEntry(
            "ApplicationRoleArn", "arn:aws:iam::%s:role/%s".formatted(World.SHARED_ACCOUNT, role))
        .containsEntry(
            "SharedEventBusArn",
            "arn:aws:events:%s:%s:event-bus/%s".formatted(World.REGION, World.SHARED_ACCOUNT, bus))
        // Who follows the guide asks with a role of operators, which the reader's roles have to
        // trust.
        .containsKey("OperatorRoleArn");
  }

  @Test
  void theApplicationStartsWithTheVariablesThatTheGuideGivesIt() {
    Map<String, String> variables =
        given(VARIABLE, only(commands(guide), "bin/ecr-image-cleanup run"));

    Settings settings = Settings.load(HOME, variables, Map.of());

    assertThat(variables).isNotEmpty();
    assertThat(settings.require("cleanup.action")).isEqualTo("report");
    assertThat(variables)
        .allSatisfy(
            (name, value) ->
                assertThat(
                        settings.require(
                            name.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-')))
                    .isEqualTo(value));
    assertThat(variables)
        .containsEntry(
            "CLEANUP_WORKLOADS", given(OVERRIDE, only(commands(guide), FIRST)).get("Workloads"))
        .containsEntry(
            "CLEANUP_READER_EXTERNAL_ID",
            given(PARAMETER, only(commands(guide), "aws cloudformation create-stack-set "))
                .get("ReaderExternalId"));
  }

  /** By the service of the stack, or elsewhere. */
  @Test
  void aNewcomerReportsAfterAtMostSevenCommands() {
    String section = guide.substring(guide.indexOf("\n## Roll out"));
    String steps = section.substring(0, section.indexOf("\n### Permissions"));

    assertThat(commands(steps))
        .filteredOn(one -> !one.contains(SERVICE))
        .hasSizeBetween(1, 7)
        .anyMatch(one -> one.endsWith(" run"));
  }

  @Test
  void theServiceIsStartedWithWhatTheTemplateAsksForIt() {
    Map<String, String> given = given(OVERRIDE, only(commands(guide), SERVICE));

    assertThat(given).containsOnlyKeys("RunService", "Image", "VpcId", "SubnetIds");
    assertValues(SHARED, given);
  }

  /** AWS answers before it has done anything. */
  @Test
  void whatStartsAnOperationOfAStackSetIsWaitedFor() {
    List<String> commands = commands(guide);

    assertThat(commands)
        .filteredOn(one -> one.matches("aws cloudformation (create|delete)-stack-instances .*"))
        .hasSize(2)
        .allSatisfy(
            one ->
                assertThat(commands.get(commands.indexOf(one) + 1))
                    .startsWith("aws cloudformation describe-stack-set-operation "));
  }

  private static void assertFits(Template template, Map<String, String> given) {
    JsonNode parameters = template.section("Parameters");
    Set<String> needed =
        parameters.properties().stream()
            .filter(each -> !each.getValue().has("Default"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(HashSet::new));

    assertThat(given).isNotEmpty();
    assertThat(given.keySet()).containsAll(needed);
    assertValues(template, given);
  }

  private static void assertValues(Template template, Map<String, String> given) {
    JsonNode parameters = template.section("Parameters");
    assertThat(given)
        .allSatisfy(
            (name, value) -> {
              JsonNode parameter = parameters.path(name);
              assertThat(parameter).as(name).isNotInstanceOf(MissingNode.class);
              assertThat(value).as(name).matches(parameter.path("AllowedPattern").asText(".*"));
            });
  }

  private static List<String> commands(String text) {
    return BLOCK
        .matcher(text)
        .results()
        .map(match -> CONTINUED.matcher(match.group(1)).replaceAll(" "))
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String only(List<String> commands, String part) {
    List<String> found = commands.stream().filter(each -> each.contains(part)).distinct().toList();
    assertThat(found).as(part).hasSize(1);
    return found.get(0);
  }

  private static Map<String, String> given(Pattern pattern, String command) {
    Map<String, String> given = new LinkedHashMap<>();
    for (MatchResult match : pattern.matcher(command).results().toList()) {
      given.put(match.group(1), match.group(2));
    }
    return given;
  }
}
