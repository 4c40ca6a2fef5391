package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The application starts with the environment that the template gives its task. */
class TaskSettingsTest {
  private static final Template SHARED = Template.of(Template.SHARED);

  /** What the rules of the template ask for where the service runs; all else has its default. */
  private static final Map<String, String> LEAST =
      Map.of(
          "RunService", "yes",
          "Image", "999988887777.dkr.ecr.eu-central-1.amazonaws.com/ecr-image-cleanup:1",
          "VpcId", "vpc-0a1b2c3d",
          "SubnetIds", "subnet-0a1b2c3d",
          "OrganizationId", "o-a1b2c3d4e5",
          "Workloads", "111122223333/eu-central-1",
          "ReaderExternalId", "ecr-image-cleanup-7f3a");

  private static Map<String, String> environment(Map<String, String> parameters) {
    return environment(parameters, "aws");
  }

  private static Map<String, String> environment(Map<String, String> parameters, String partition) {
    JsonNode variables =
        new Intrinsics(SHARED, parameters, partition)
            .resolve(SHARED.properties("TaskDefinition"))
            .at("/ContainerDefinitions/0/Environment");
    Map<String, String> environment = new HashMap<>();
    variables.forEach(
        each -> environment.put(each.path("Name").asText(), each.path("Value").asText()));
    return environment;
  }

  private static Settings settings(Map<String, String> parameters) {
    return Settings.load(Path.of("."), environment(parameters), Map.of());
  }

  private static Map<String, String> leastAnd(Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(LEAST);
    parameters.putAll(more);
    return parameters;
  }

  @Test
  void theDefaultsOfTheParametersAreSettings() {
    Settings settings = settings(LEAST);

    assertThat(settings.require("cleanup.account-id")).isEqualTo("999988887777");
    assertThat(settings.require("cleanup.action")).isEqualTo("report");
    assertThat(settings.require("cleanup.minimum-workloads")).isEqualTo("1");
    assertThat(settings.require("cleanup.brake-parameter")).isEqualTo("/ecr-image-cleanup/brake");
  }

  @Test
  void allThatCanBeSwitchedOnIsSettings() {
    Settings settings =
        settings(
            leastAnd(
                Map.of(
                    "Action", "delete",
                    "LambdaEvidence", "yes",
                    "EksClusters", "111122223333/eu-central-1/shop",
                    "InspectorEvidence", "yes",
                    "TellCompletedChecks", "yes",
                    "ReportTopic", "arn:aws:sns:eu-central-1:999988887777:owners",
                    "WorkloadsParameter", "/cleanup/workloads",
                    "IgnoredPlaces", "444455556666/eu-central-1",
                    "AggregatorRole", "arn:aws:iam::333344445555:role/aggregator")));

    assertThat(settings.require("cleanup.action")).isEqualTo("delete");
    assertThat(settings.require("cleanup.evidence"))
        .contains("ecs-live", "lambda-live", "kubernetes-live", "inspector-in-use");
  }

  @Test
  void whatHasNoSwitchIsSettings() {
    Settings settings =
        settings(
            leastAnd(
                Map.of(
                    "AggregatorExternalId", "audit-7f3a",
                    "Replicas", "999988887777/eu-central-1>999988887777/us-east-1",
                    "StaleRevisions", "report")));

    assertThat(settings.require("cleanup.aggregator-external-id")).isEqualTo("audit-7f3a");
    assertThat(settings.require("cleanup.replicas")).endsWith(">999988887777/us-east-1");
    assertThat(settings.require("cleanup.stale-revisions")).isEqualTo("report");
  }

  /** The variable wins over the file, so what only the file names would not be asked. */
  @Test
  void sourcesWithoutASwitchAreAskedAfterTheOthers() {
    Settings settings =
        settings(leastAnd(Map.of("FurtherEvidence", "config-other-types,reference-files")));

    assertThat(settings.require("cleanup.evidence"))
        .endsWith(",ecs-live,config-other-types,reference-files");
  }

  /** EventBridge Scheduler refuses a schedule whose target is an ARN of another partition. */
  @ParameterizedTest
  @ValueSource(strings = {"aws", "aws-cn", "aws-us-gov"})
  void everyArnOfTheTaskIsOfThePartitionOfTheStack(String partition) {
    Settings settings = Settings.load(Path.of("."), environment(LEAST, partition), Map.of());

    assertThat(Settings.defaults().keySet())
        .filteredOn(key -> settings.require(key).startsWith("arn:"))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            key -> assertThat(settings.require(key)).as(key).startsWith("arn:" + partition + ":"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void whatAParameterMayBeItsSettingMayBeToo(String parameter, String value) {
    assertThat(settings(leastAnd(Map.of(parameter, value))).require("cleanup.action")).isNotEmpty();
  }

  /** The ends of the ranges of numbers, and all values of those that have a list of them. */
  private static Stream<String[]> limits() {
    return SHARED.section("Parameters").properties().stream()
        .filter(parameter -> !parameter.getKey().equals("RunService"))
        .flatMap(
            parameter ->
                values(parameter.getValue())
                    .map(value -> new String[] {parameter.getKey(), value.asText()}));
  }

  private static Stream<JsonNode> values(JsonNode parameter) {
    return Stream.concat(
        Stream.of(parameter.path("MinValue"), parameter.path("MaxValue"))
            .filter(value -> !value.isMissingNode()),
        StreamSupport.stream(parameter.path("AllowedValues").spliterator(), false));
  }
}
