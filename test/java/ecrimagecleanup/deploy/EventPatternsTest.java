package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.events.EventPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules forward the events that the application understands, and nothing near them. */
class EventPatternsTest {

  static Stream<EventPattern> patterns() {
    return Stream.of(
        pattern(Template.SHARED, "TaskDefinitionRule"), pattern(Template.WORKLOAD, "ForwardRule"));
  }

  private static EventPattern pattern(Path template, String rule) {
    return EventPattern.parse(
        Template.of(template).properties(rule).required("EventPattern").toString());
  }

  /** A pattern alone brings nobody an event. */
  @ParameterizedTest
  @CsvSource({
    "shared-account, TaskDefinitionRule, '{\"Fn::GetAtt\":[\"EventsQueue\",\"Arn\"]}', ''",
    "shared-account, TaskStateRule, '{\"Fn::GetAtt\":[\"TaskEventsQueue\",\"Arn\"]}', ''",
    "workload-account, ForwardRule, '{\"Ref\":\"SharedEventBusArn\"}', ForwardRole",
    "workload-account, ForwardStopsRule, '{\"Ref\":\"SharedEventBusArn\"}', ForwardRole",
  })
  void eachRuleIsOnAndSendsToItsOneTarget(
      String template, String name, String target, String role) {
    JsonNode rule =
        Template.of(Path.of("deploy/cloudformation", template + ".yaml")).properties(name);

    assertThat(rule.path("State").asText()).isEqualTo("ENABLED");
    assertThat(rule.path("Targets")).hasSize(1);
    assertThat(rule.at("/Targets/0/Arn").toString()).isEqualTo(target);
    assertThat(rule.at("/Targets/0/RoleArn/Fn::GetAtt/0").asText()).isEqualTo(role);
  }

  private static ObjectNode sample(String name) {
    try {
      return (ObjectNode) Json.parse(Files.readString(Path.of("test/resources/events", name)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode changed(Consumer<ObjectNode> event, Consumer<ObjectNode> detail) {
    ObjectNode sample = sample("deregister-task-definition.cloudtrail.json");
    event.accept(sample);
    detail.accept((ObjectNode) sample.required("detail"));
    return sample;
  }

  private static JsonNode changed(Consumer<ObjectNode> detail) {
    return changed(event -> {}, detail);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void everySampleOfATaskDefinitionEventMatches(EventPattern pattern) {
    assertThat(
            Stream.of(
                "register-task-definition.cloudtrail.json",
                "deregister-task-definition.cloudtrail.json",
                "delete-task-definitions.cloudtrail.json"))
        .allMatch(name -> pattern.matches(sample(name)));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void nearMissesDoNotMatch(EventPattern pattern) {
    assertThat(
            Stream.of(
                sample("config-item-change.json"),
                changed(detail -> detail.put("errorCode", "ClientException")),
                changed(detail -> detail.put("eventName", "RunTask")),
                changed(detail -> detail.put("eventName", "DeregisterTaskDefinitions")),
                changed(detail -> detail.put("eventSource", "ecr.amazonaws.com")),
                changed(event -> event.put("source", "custom.ecs"), detail -> {}),
                changed(event -> event.put("detail-type", "ECS Task State Change"), detail -> {})))
        .noneMatch(pattern::matches);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void reality03EventsOfDaemonTaskDefinitionsAreForwarded(EventPattern pattern) {
    assertThat(Stream.of("RegisterDaemonTaskDefinition", "DeleteDaemonTaskDefinition"))
        .allMatch(name -> pattern.matches(changed(detail -> detail.put("eventName", name))));
    assertThat(
            pattern.matches(changed(detail -> detail.put("eventName", "DescribeDaemonRevisions"))))
        .isFalse();
  }

  @Test
  void theHeartbeatIsTheRegistrationOfACanaryAndNothingElse() {
    EventPattern heartbeat = pattern(Template.ALARMS, "HeartbeatRule");

    assertThat(heartbeat.matches(registered("ecr-image-cleanup-canary"))).isTrue();
    assertThat(
            Stream.of(
                registered("orders"),
                registered("ecr-image-cleanup-canary-2"),
                canary("eventName", "DeregisterTaskDefinition"),
                canary("eventName", "RegisterDaemonTaskDefinition"),
                canary("errorCode", "ClientException"),
                canary("eventSource", "ecr.amazonaws.com")))
        .noneMatch(heartbeat::matches);
  }

  private static ObjectNode registered(String family) {
    ObjectNode sample = sample("register-task-definition.cloudtrail.json");
    ((ObjectNode) sample.required("detail")).putObject("requestParameters").put("family", family);
    return sample;
  }

  /** The registration of a canary, of which one thing differs. */
  private static JsonNode canary(String field, String value) {
    ObjectNode event = registered("ecr-image-cleanup-canary");
    ((ObjectNode) event.required("detail")).put(field, value);
    return event;
  }

  @Test
  void theStopOfATaskWithAnImageOfTheRegistriesIsForwardedAndPassedOnAndNoOther() {
    EventPattern shared = pattern(Template.SHARED, "TaskStateRule");
    EventPattern workload = stops("");
    JsonNode stopped = sample("task-stopped.ecs.json");

    assertThat(shared.matches(stopped)).isTrue();
    assertThat(workload.matches(stopped)).isTrue();
    assertThat(workload.matches(ofAnotherRegistry("999988887777.dkr-ecr.eu-west-1.on.aws/a:1")))
        .isTrue();
    assertThat(stops("888877776666").matches(ofAnotherRegistry("888877776666.dkr.ecr.a/b:1")))
        .isTrue();
    assertThat(
            Stream.of(
                ofAnotherRegistry("nginx:1"),
                ofAnotherRegistry("888877776666.dkr.ecr.eu-central-1.amazonaws.com/a:1"),
                task(task -> task.put("lastStatus", "RUNNING"))))
        .noneMatch(workload::matches);
    assertThat(shared.matches(task(task -> task.put("lastStatus", "RUNNING")))).isFalse();
    patterns().forEach(pattern -> assertThat(pattern.matches(stopped)).isFalse());
  }

  private static EventPattern stops(String replicaAccount) {
    JsonNode pattern =
        Template.of(Template.WORKLOAD).properties("ForwardStopsRule").required("EventPattern");
    return EventPattern.parse(
        new Intrinsics(
                Template.of(Template.WORKLOAD),
                java.util.Map.of(
                    "SharedEventBusArn",
                    "arn:aws:events:eu-central-1:999988887777:event-bus/ecr-image-cleanup",
                    "ReplicaAccount",
                    replicaAccount))
            .resolve(pattern)
            .toString());
  }

  private static JsonNode task(Consumer<ObjectNode> change) {
    ObjectNode sample = sample("task-stopped.ecs.json");
    change.accept((ObjectNode) sample.required("detail"));
    return sample;
  }

  private static JsonNode ofAnotherRegistry(String image) {
    return task(task -> ((ObjectNode) task.at("/containers/0")).put("image", image));
  }

  @Test
  void bothRulesHaveTheSamePattern() {
    assertThat(patterns().map(EventPattern::toString).distinct()).hasSize(1);
  }
}
