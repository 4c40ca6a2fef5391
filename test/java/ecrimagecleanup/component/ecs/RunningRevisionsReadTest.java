package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.ecs.RunningRevisions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** Which revisions run, and whether all of them are known. */
class RunningRevisionsReadTest extends EcsUsageTestCase {

  private static String of(String revision) {
    return "%s of %s".formatted(revision, FIRST);
  }

  private RunningRevisions running() throws Exception {
    return read().running();
  }

  @BeforeEach
  void somethingRuns() {
    addTask(ecs, "job", "orders:v1", digest(1));
  }

  @Test
  void thoseOfServicesDeploymentsTaskSetsAndTasksRunAndOneThatIsOnlyActiveDoesNot()
      throws Exception {
    addService(
        ecs,
        service("shop")
            .deployments(
                Deployment.builder()
                    .taskDefinition(arn("task-definition", "shop:2"))
                    .rolloutState(DeploymentRolloutState.COMPLETED)
                    .build())
            .taskSets(TaskSet.builder().taskDefinition(arn("task-definition", "shop:3")).build())
            .build(),
        "orders:v1",
        digest(1));
    addDefinition(ecs, "shop:2", "orders:v2");
    addDefinition(ecs, "shop:3", "orders:v3");
    addActive(ecs, "shop:4", "orders:v4");
    ecs.stopped.put(arn("task", "gone"), task("gone", "orders:v5", digest(5), "family:gone"));
    addDefinition(ecs, "gone:1", "orders:v5");

    assertThat(running().revisions())
        .containsExactlyInAnyOrder(
            of("job:1"), of("shop:1"), of("shop:2"), of("shop:3"), of("gone:1"));
    assertThat(running().isComplete(FIRST)).isTrue();
  }

  @Test
  void whereATaskRunsSomethingThatCannotBeReadNotAllIsKnown() throws Exception {
    assertThat(running().isComplete(FIRST)).isTrue();

    ecs.running.put(
        arn("task", "odd"),
        task("odd", "orders:v1", digest(1), "family:odd").toBuilder()
            .taskDefinitionArn("odd")
            .build());
    assertThat(running().isComplete(FIRST)).isFalse();

    ecs.running.put(
        arn("task", "odd"),
        task("odd", "orders:v1", digest(1), "family:odd").toBuilder()
            .taskDefinitionArn(null)
            .build());
    assertThat(running().isComplete(FIRST)).isFalse();
  }

  @Test
  void whereAServiceIsNotDescribedNotAllIsKnown() throws Exception {
    addService(ecs, "shop", "orders:v1", digest(1));
    ecs.failures.put(arn("service", "main/shop"), "MISSING");

    assertThat(running().isComplete(FIRST)).isFalse();
  }
}
