package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The canary of a workload, which shows whether AWS Config records there, and that events come. */
class CanaryTemplateTest {
  private static final Template WORKLOAD = Template.of(Template.WORKLOAD);

  private String guide = "";

  @BeforeEach
  void read() throws IOException {
    guide = Files.readString(Path.of("docs/deployment.md")).replaceAll("\\s+", " ");
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode resolved(JsonNode node, String deregister) {
    return new Intrinsics(WORKLOAD, Map.of("DeregisterCanaries", deregister)).resolve(node);
  }

  private static JsonNode canaryStates(String deregister) {
    return resolved(WORKLOAD.properties("CanaryStateMachine").at("/Definition/States"), deregister);
  }

  private static List<String> actionsOfCanary(String deregister) {
    JsonNode document =
        WORKLOAD.properties("CanaryStateMachineRole").at("/Policies/0/PolicyDocument");
    return elements(resolved(document, deregister))
        .flatMap(statements -> statements.isArray() ? elements(statements) : Stream.of())
        .map(statement -> statement.path("Action"))
        .flatMap(action -> action.isArray() ? elements(action) : Stream.of(action))
        .map(JsonNode::asText)
        .toList();
  }

  @Test
  void reality18TheCanaryIsTouchedDailyByRegisteringARevisionThatItsServiceGets() {
    JsonNode states = canaryStates("no");
    JsonNode schedule = WORKLOAD.properties("CanarySchedule");

    assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(1 day)");
    assertThat(schedule.at("/Target/Arn/Ref").asText()).isEqualTo("CanaryStateMachine");
    assertThat(states).hasSize(3);
    assertThat(states.at("/Register/Resource").asText())
        .isEqualTo("arn:aws:states:::aws-sdk:ecs:registerTaskDefinition");
    assertThat(states.at("/Register/Parameters/Family").asText()).isEqualTo(Canary.FAMILY);
    assertThat(states.at("/Register/Next").asText()).isEqualTo("UpdateService");
    assertThat(states.at("/UpdateService/Resource").asText())
        .isEqualTo("arn:aws:states:::aws-sdk:ecs:updateService");
    assertThat(states.at("/UpdateService/Parameters/TaskDefinition.$").asText())
        .isEqualTo("$.TaskDefinition.TaskDefinitionArn");
    assertThat(states.at("/UpdateService/Next").asText()).isEqualTo("Done");
  }

  @Test
  void reality18TheServiceOfTheCanaryRunsNothingAndNeedsNoNetwork() {
    JsonNode service = WORKLOAD.properties("CanaryService");
    JsonNode canary = WORKLOAD.properties("Canary");
    JsonNode registered = WORKLOAD.properties("CanaryStateMachine").at("/Definition/States");

    assertThat(service.path("TaskDefinition").asText())
        .as("the newest: that of the template can have been deregistered")
        .isEqualTo(Canary.FAMILY);
    assertThat(WORKLOAD.section("Resources").at("/CanaryService/DependsOn").asText())
        .isEqualTo("Canary");
    assertThat(service.path("DesiredCount").asInt(1)).isZero();
    assertThat(service.path("LaunchType").asText()).isEqualTo("EC2");
    assertThat(service.at("/Cluster/Ref").asText()).isEqualTo("CanaryCluster");
    assertThat(service.has("NetworkConfiguration")).isFalse();
    assertThat(canary.path("NetworkMode").asText()).isEqualTo("bridge");
    assertThat(registered.at("/Register/Parameters")).isEqualTo(canary);
  }

  @Test
  void reality18RevisionsOfTheCanaryAreDeregisteredOnlyIfAskedForAndNeverTheNewest() {
    JsonNode states = canaryStates("yes");

    assertThat(WORKLOAD.section("Parameters").at("/DeregisterCanaries/Default").asText())
        .isEqualTo("no");
    assertThat(actionsOfCanary("no"))
        .containsExactly("ecs:RegisterTaskDefinition", "ecs:UpdateService");
    assertThat(actionsOfCanary("yes"))
        .contains("ecs:DeregisterTaskDefinition", "ecs:ListTaskDefinitions");
    assertThat(states.at("/UpdateService/Next").asText()).isEqualTo("ListRevisions");
    assertThat(states.at("/ListRevisions/Parameters/FamilyPrefix").asText())
        .isEqualTo(Canary.FAMILY);
    assertThat(states.at("/ListRevisions/Parameters/Sort").asText()).isEqualTo("DESC");
    assertThat(states.at("/ListRevisions/ResultSelector/Older.$").asText())
        .isEqualTo("$.TaskDefinitionArns[1:]");
    assertThat(guide).contains("neither a resource nor a condition for `ecs:DeregisterTask");
  }

  @Test
  void reality18TheGuideSaysWhatTheCanaryCosts() {
    long alarms =
        WORKLOAD
            .section("Resources")
            .valueStream()
            .filter(each -> each.path("Type").asText().equals("AWS::CloudWatch::Alarm"))
            .count();

    assertThat(alarms).isEqualTo(6);
    assertThat(guide)
        .contains(
            "2 × 30 × $0.003 | 0.18 |",
            "| six alarms | 6 × $0.10 | 0.60 |",
            "| together | | **0.78** |");
  }
}
