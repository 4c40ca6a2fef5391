package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** Services of which revisions and tasks do not tell every digest that they may have pinned. */
class ShownDigestsTest extends EcsUsageTestCase {
  /** AWS does not say whether a revision shows what was pinned after it was made. */
  @Test
  void doubtsAServiceWhoseRevisionShowsNoDigestOfATagUntilATaskTellsIt() throws Exception {
    addService(ecs, "a", "orders:latest", null);
    assertThat(of(1).text()).contains(arn("service", "main/a"), "no digest");
    assertThat(of(read(), "invoices", 1)).isInstanceOf(Unused.class);

    addTask(ecs, "t", task("t", "orders:latest", digest(2), "service:a"), "orders:latest");
    assertThat(texts(read())).isEmpty();
    assertThat(of(1)).isInstanceOf(Unused.class);
    assertThat(of(2)).isInstanceOf(Used.class);
  }

  @Test
  void doubtsAServiceWhoseRevisionShowsNotEveryContainer() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));
    ContainerImage sidecar =
        ContainerImage.builder()
            .containerName("sidecar")
            .image(image("envoy:1"))
            .imageDigest(digest(7))
            .build();
    for (List<ContainerImage> shown : List.of(List.<ContainerImage>of(), List.of(sidecar))) {
      ecs.revisions.replaceAll(
          (arn, revision) -> revision.toBuilder().containerImages(shown).build());

      assertThat(of(2).text()).contains(arn("service", "main/a"), "no digest");
    }
  }

  /** Service Connect and GuardDuty bring one, which is nobody's image. */
  @Test
  void needsNoDigestOfAContainerThatTheTaskDefinitionDoesNotName() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));
    ecs.revisions.replaceAll(
        (arn, revision) ->
            revision.toBuilder()
                .containerImages(
                    revision.containerImages().get(0),
                    ContainerImage.builder()
                        .containerName("aws-guardduty-agent")
                        .image(image("aws-guardduty-agent-fargate:v1"))
                        .build())
                .build());

    assertThat(texts(read())).isEmpty();
    assertThat(of(2)).isInstanceOf(Unused.class);
  }

  /** Nothing is pinned then: each task starts with what the tag denotes. */
  @Test
  void needsNoDigestOfAServiceThatPinsNone() throws Exception {
    addService(ecs, "a", "orders:latest", null);
    ecs.revisions.replaceAll(
        (arn, revision) ->
            revision.toBuilder()
                .containerImages(
                    ContainerImage.builder()
                        .containerName("main")
                        .image(image("orders:latest"))
                        .build())
                .build());
    ContainerDefinition.Builder main =
        ContainerDefinition.builder().name("main").image(image("orders:latest"));
    ecs.definitions.put(
        arn("task-definition", "a:1"),
        TaskDefinition.builder()
            .containerDefinitions(main.versionConsistency("disabled").build())
            .build());
    assertThat(texts(read())).isEmpty();
    assertThat(of(1)).isInstanceOf(Unused.class);

    ecs.definitions.put(
        arn("task-definition", "a:2"),
        TaskDefinition.builder()
            .containerDefinitions(main.versionConsistency("enabled").build())
            .build());
    ecs.services.replaceAll(
        (arn, service) ->
            service.toBuilder().taskDefinition(arn("task-definition", "a:2")).build());
    ecs.revisions.replaceAll(
        (arn, revision) ->
            revision.toBuilder().taskDefinition(arn("task-definition", "a:2")).build());
    assertThat(of(1).text()).contains(arn("service", "main/a"), "no digest");
  }

  /** The other one may have pinned a digest by the same tag, and run no task. */
  @Test
  void doubtsAServiceOfWhichNotEveryDeploymentHasARevision() throws Exception {
    ServiceCurrentRevisionSummary one =
        ServiceCurrentRevisionSummary.builder().arn(arn("service-revision", "a")).build();
    addService(
        ecs, withTwoDeployments().currentServiceRevisions(one).build(), "orders:latest", digest(9));
    addTask(ecs, "t", task("t", "orders:latest", digest(2), "service:a"), "orders:latest");

    assertThat(of(1).text()).contains("several deployments", arn("service", "main/a"));
  }

  @Test
  void doubtsAServiceOfSeveralTaskSetsOfWhichOneRunsNoTask() throws Exception {
    TaskSet runs =
        TaskSet.builder().taskDefinition(arn("task-definition", "a:1")).runningCount(1).build();
    Service.Builder blueGreen =
        service("a").deployments(List.of()).currentServiceRevisions(List.of());
    addService(ecs, blueGreen.taskSets(runs, runs).build(), "orders:latest", digest(9));
    addTask(ecs, "t", task("t", "orders:latest", digest(2), "service:a"), "orders:latest");
    assertThat(texts(read())).isEmpty();

    TaskSet standsBy = runs.toBuilder().runningCount(0).build();
    addService(ecs, blueGreen.taskSets(runs, standsBy).build(), "orders:latest", digest(9));
    assertThat(of(1).text()).contains("task sets", arn("service", "main/a"));
  }
}
