package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** What ECS and CloudTrail show under each reading, and which revisions ECS lists and describes. */
class EcsReadingsTest {
  private static final String IMAGE = ReadAws.URI_OF_IMAGES + ":v1";

  @Test
  void eventBodyWholeHasTheAnswer() {
    JsonNode detail = detail(Reading.EventBody.WHOLE);

    assertThat(image(detail)).isEqualTo(IMAGE);
    assertThat(
            detail
                .at("/responseElements/taskDefinition/containerDefinitions/0/environment")
                .isArray())
        .isTrue();
  }

  @Test
  void eventBodyEnvironmentAsAWordHasAllElse() {
    JsonNode detail = detail(Reading.EventBody.ENVIRONMENT_AS_A_WORD);

    assertThat(image(detail)).isEqualTo(IMAGE);
    assertThat(
            detail
                .at("/responseElements/taskDefinition/containerDefinitions/0/environment")
                .asText())
        .isEqualTo("HIDDEN_DUE_TO_SECURITY_REASONS");
  }

  @Test
  void eventBodyResponseMissingNamesOnlyTheTaskDefinition() {
    JsonNode detail = detail(Reading.EventBody.RESPONSE_MISSING);

    assertThat(detail.path("responseElements").isNull()).isTrue();
    assertThat(detail.at("/requestParameters/taskDefinition").asText()).endsWith("orders:1");
  }

  @Test
  void eventBodyResponseCutSaysThatItIsOmitted() {
    JsonNode detail = detail(Reading.EventBody.RESPONSE_CUT);

    assertThat(detail.at("/responseElements/omitted").asBoolean()).isTrue();
    assertThat(detail.at("/responseElements").toString()).doesNotContain(IMAGE);
  }

  @Test
  void sidecarDigestHasImageAndDigestThatNoTaskDefinitionNames() {
    assertThat(serviceConnectContainers(Reading.Sidecar.DIGEST))
        .singleElement()
        .satisfies(
            agent -> {
              assertThat(agent.image()).isNotBlank();
              assertThat(agent.imageDigest()).startsWith("sha256:");
            });
  }

  @Test
  void sidecarNeitherImageNorDigestIsInTasksOfSomeServices() {
    assertThat(serviceConnectContainers(Reading.Sidecar.NEITHER_IMAGE_NOR_DIGEST))
        .singleElement()
        .satisfies(
            agent -> {
              assertThat(agent.image()).isNull();
              assertThat(agent.imageDigest()).isNull();
            });
  }

  @Test
  void taskDigestIndexOrChildOfATaskThatWasStartedFromAnIndex() {
    assertThat(digestOfATaskOfAnIndex(Reading.TaskDigest.INDEX)).isEqualTo("index");
    assertThat(digestOfATaskOfAnIndex(Reading.TaskDigest.CHILD)).isEqualTo("child");
  }

  @Test
  void revisionOfServiceMissingIsNeitherNamedNorDescribed() {
    Service there = service(ReadAws.under());
    assertThat(there.currentServiceRevisions()).hasSize(1);
    String revision = there.currentServiceRevisions().get(0).arn();

    ReadAws aws = ReadAws.under(Reading.RevisionOfService.MISSING);
    assertThat(service(aws).currentServiceRevisions()).isEmpty();
    assertThat(service(aws).deployments()).hasSize(1);
    assertThat(aws.ecs.describeServiceRevisions(r -> r.serviceRevisionArns(revision)).failures())
        .extracting(failure -> failure.reason())
        .containsExactly("MISSING");
    assertThat(aws.ecs.listServiceDeployments(r -> r.service("orders")).serviceDeployments())
        .isEmpty();
  }

  @Test
  void listsActiveRevisionsOfAWorkloadWithoutAnyCluster() {
    ReadAws aws = ReadAws.under();
    AwsCall register =
        new AwsCall(
            "444455556666",
            World.REGION,
            "ecs",
            "RegisterTaskDefinition",
            "POST",
            "/",
            Map.of(),
            Json.parse(
                "{\"family\":\"lonely\",\"containerDefinitions\":[{\"name\":\"c\",\"image\":\"i\"}]}"));
    aws.sandbox.ecs().handle(register);

    JsonNode listed =
        aws.sandbox
            .ecs()
            .handle(
                new AwsCall(
                    "444455556666",
                    World.REGION,
                    "ecs",
                    "ListTaskDefinitions",
                    "POST",
                    "/",
                    Map.of(),
                    Json.object().put("status", "ACTIVE")));

    assertThat(listed.path("taskDefinitionArns"))
        .extracting(JsonNode::asText)
        .containsExactly("arn:aws:ecs:eu-central-1:444455556666:task-definition/lonely:1");
  }

  @Test
  void listsRevisionsInPagesByStatusAndWholeFamily() {
    ReadAws aws = ReadAws.under();
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      orders.add(aws.team.register("orders", IMAGE));
      aws.team.register("orders-batch", IMAGE);
    }
    aws.team.deregister(orders.get(3));

    List<String> active = new ArrayList<>();
    aws.ecs
        .listTaskDefinitionsPaginator(
            r -> r.familyPrefix("orders").status(TaskDefinitionStatus.ACTIVE).maxResults(5))
        .taskDefinitionArns()
        .forEach(active::add);
    List<String> newestFirst = new ArrayList<>();
    aws.ecs
        .listTaskDefinitionsPaginator(
            r -> r.familyPrefix("orders").sort(SortOrder.DESC).maxResults(5))
        .taskDefinitionArns()
        .forEach(newestFirst::add);

    List<String> expected = new ArrayList<>(orders);
    expected.remove(3);
    assertThat(active).isEqualTo(expected);
    Collections.reverse(expected);
    assertThat(newestFirst).isEqualTo(expected);
  }

  @Test
  void describesByArnWhatIsInactiveAndForAWhileWhatIsDeleted() {
    ReadAws aws = ReadAws.under();
    String arn = aws.team.register("orders", IMAGE);
    aws.pass(Duration.ofHours(1));
    aws.team.deregister(arn);

    TaskDefinition inactive = describe(aws, arn);
    assertThat(inactive.status()).isEqualTo(TaskDefinitionStatus.INACTIVE);
    assertThat(inactive.deregisteredAt()).isEqualTo("2026-03-02T10:00:00Z");

    aws.team.delete(arn);
    aws.pass(Duration.ofDays(2));
    TaskDefinition deleted = describe(aws, arn);
    assertThat(deleted.status()).isEqualTo(TaskDefinitionStatus.DELETE_IN_PROGRESS);
    assertThat(deleted.deregisteredAt()).isEqualTo("2026-03-02T10:00:00Z");

    aws.pass(Duration.ofDays(2));
    assertThatThrownBy(() -> describe(aws, arn)).isInstanceOf(ClientException.class);
  }

  private static TaskDefinition describe(ReadAws aws, String arn) {
    return aws.ecs.describeTaskDefinition(r -> r.taskDefinition(arn)).taskDefinition();
  }

  private static JsonNode detail(Reading reading) {
    ReadAws aws = ReadAws.under(reading);
    String arn = aws.team.register("orders", IMAGE);
    aws.pass(Duration.ofMinutes(1));
    aws.events.clear();
    aws.team.deregister(arn);
    aws.pass(Duration.ofMinutes(1));
    return Json.parse(aws.events.get(0)).path("detail");
  }

  private static String image(JsonNode detail) {
    return detail.at("/responseElements/taskDefinition/containerDefinitions/0/image").asText();
  }

  /** Of two services, one uses Service Connect. */
  private static List<Container> serviceConnectContainers(Reading reading) {
    ReadAws aws = ReadAws.under(reading);
    aws.owner.push(ReadAws.REPOSITORY, "v1", "one", 1000);
    String arn = aws.team.register("orders", IMAGE);
    aws.team.createService("orders", arn, 1);
    aws.team.createService("invoices", arn, 1);
    List<String> tasks = aws.ecs.listTasks(r -> {}).taskArns();
    List<Container> containers =
        aws.ecs.describeTasks(r -> r.tasks(tasks)).tasks().stream()
            .flatMap(task -> task.containers().stream())
            .toList();
    assertThat(containers).hasSize(3);
    return containers.stream()
        .filter(container -> container.name().startsWith("ecs-service-connect-"))
        .toList();
  }

  private static String digestOfATaskOfAnIndex(Reading reading) {
    ReadAws aws = ReadAws.under(reading);
    String child = aws.owner.push(ReadAws.REPOSITORY, "", "amd64", 1000);
    String other = aws.owner.push(ReadAws.REPOSITORY, "", "arm64", 1000);
    String index = aws.owner.pushIndex(ReadAws.REPOSITORY, "v1", List.of(child, other));
    String task = aws.team.runTask(aws.team.register("orders", IMAGE));
    String shown =
        aws.ecs.describeTasks(r -> r.tasks(task)).tasks().get(0).containers().get(0).imageDigest();
    assertThat(
            aws.world.ledger().inUseAt(ImageKey.shared(ReadAws.REPOSITORY, index), aws.world.now()))
        .isTrue();
    return shown.equals(index) ? "index" : shown.equals(child) ? "child" : shown;
  }

  private static Service service(ReadAws aws) {
    if (aws.ecs.listServices(r -> {}).serviceArns().isEmpty()) {
      aws.team.createService("orders", aws.team.register("orders", Canary.IMAGE), 1);
    }
    return aws.ecs.describeServices(r -> r.services("orders")).services().get(0);
  }
}
