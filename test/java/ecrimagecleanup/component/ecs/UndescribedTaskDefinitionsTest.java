package ecrimagecleanup.component.ecs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.image.ImageReference;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Task definitions that services and tasks run, and that AWS Config shows as ACTIVE. */
class UndescribedTaskDefinitionsTest extends EcsUsageTestCase {
  private static final KnownRevisions KNOWN =
      new KnownRevisions(
          Map.of(
              TaskDefinitionArn.parse(arn("task-definition", "a:1")).orElseThrow(),
              Set.of(
                  new ImageReference.Ecr(
                      repository("orders"), Optional.of("latest"), Optional.empty()))));

  private LiveUse readKnown() throws Exception {
    ecs.requests.clear();
    LiveUse use =
        camel
            .send(URI, KNOWN, Map.of(EcsUsageConstants.BRIEFLY, true))
            .getMessage()
            .getBody(LiveUse.class);
    assertThat(ecs.requests).isNotEmpty();
    return use;
  }

  /** What is told must not depend on whether something is described. */
  private void assertTellsTheSameAs(LiveUse known) throws Exception {
    LiveUse described = read();
    assertThat(ecs.described()).contains(arn("task-definition", "a:1"));
    assertThat(texts(known)).isEqualTo(texts(described));
    for (int digest = 1; digest <= 3; digest++) {
      assertThat(of(known, "orders", digest)).isEqualTo(of(described, "orders", digest));
    }
    assertThat(of(known, "orders", 9, "latest"))
        .isInstanceOf(Used.class)
        .isEqualTo(of(described, "orders", 9, "latest"));
  }

  private static Task of(String name, @Nullable String digest) {
    return task(name, "orders:latest", digest, "service:a").toBuilder()
        .taskDefinitionArn(arn("task-definition", "a:1"))
        .build();
  }

  private void run(Task task) {
    ecs.running.put(task.taskArn(), task);
  }

  @Test
  void oneThatATaskTellsAllOfIsNotDescribed() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));
    run(of("t", digest(2)));

    LiveUse known = readKnown();

    assertThat(ecs.described()).isEmpty();
    assertThat(texts(known)).isEmpty();
    assertTellsTheSameAs(known);
  }

  /** It is remembered then, also when ECS does not describe it any more. */
  @Test
  void whoGoesOnForLongDescribesItNevertheless() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));
    run(of("t", digest(2)));

    assertTellsTheSameAs(read(URI, KNOWN));

    assertThat(ecs.described()).containsExactly(arn("task-definition", "a:1"));
  }

  @Test
  void oneOfATaskAloneIsNotDescribed() throws Exception {
    addDefinition(ecs, "a:1", "orders:latest");
    run(of("t", digest(2)));

    LiveUse known = readKnown();

    assertThat(ecs.described()).isEmpty();
    assertTellsTheSameAs(known);
  }

  @Test
  void oneThatNoTaskRunsIsDescribed() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));

    LiveUse known = readKnown();

    assertThat(ecs.described()).containsExactly(arn("task-definition", "a:1"));
    assertTellsTheSameAs(known);
  }

  /** AWS does not say that AWS Config shows every container. */
  @Test
  void oneWhoseServiceRunsATaskOfAnotherIsDescribedWhateverConfigShowsOfIt() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));
    ecs.definitions.put(
        arn("task-definition", "a:1"),
        TaskDefinition.builder()
            .containerDefinitions(
                ContainerDefinition.builder().image(image("orders:latest")).build(),
                ContainerDefinition.builder().image(image("invoices:v7")).build())
            .build());
    addTask(ecs, "b", task("b", "orders:old", digest(2), "service:a"), "orders:old");

    LiveUse known = readKnown();

    assertThat(ecs.described()).contains(arn("task-definition", "a:1"));
    assertThat(of(known, "invoices", 9, "v7")).isInstanceOf(Used.class);
    assertTellsTheSameAs(known);
  }

  @Test
  void oneWhoseTasksHaveNoDigestIsDescribed() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));
    run(of("t", null));

    LiveUse known = readKnown();

    assertThat(ecs.described()).containsExactly(arn("task-definition", "a:1"));
    assertTellsTheSameAs(known);
  }

  @Test
  void oneWhoseTaskTellsNotEveryContainerIsDescribed() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));
    Task task = of("t", digest(2));
    run(
        task.toBuilder()
            .containers(task.containers().get(0), Container.builder().name("sidecar").build())
            .build());

    LiveUse known = readKnown();

    assertThat(ecs.described()).containsExactly(arn("task-definition", "a:1"));
    assertTellsTheSameAs(known);
  }

  @Test
  void oneOfWhichAnotherTaskTellsNoDigestIsDescribedLater() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));
    run(of("t", digest(2)));
    run(of("u", null));

    LiveUse known = readKnown();

    assertThat(ecs.described()).containsExactly(arn("task-definition", "a:1"));
    assertTellsTheSameAs(known);
  }

  /**
   * The tasks of one deployment tell nothing of the other, which may have pinned another digest.
   */
  @Test
  void oneOfAServiceWithSeveralDeploymentsIsDescribedLater() throws Exception {
    addService(ecs, withTwoDeployments().build(), "orders:latest", null);
    ecs.revisions.put(
        arn("service-revision", "b"),
        requireNonNull(ecs.revisions.get(arn("service-revision", "a"))).toBuilder()
            .serviceRevisionArn(arn("service-revision", "b"))
            .build());
    run(of("t", digest(2)));

    LiveUse known = readKnown();

    assertThat(ecs.described()).containsExactly(arn("task-definition", "a:1"));
    assertThat(texts(known)).singleElement().asString().contains("several deployments");
    assertTellsTheSameAs(known);
  }

  /** Whose images nobody needs to ask for, nobody needs to be allowed to describe. */
  @Test
  void aRefusalIsADoubtOnlyOfWhatHasToBeDescribed() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));
    ecs.refusedDescriptions.put(
        arn("task-definition", "a:1"), ClientException.builder().message("no").build());
    assertThat(texts(readKnown())).singleElement().asString().contains("a:1", "no");

    run(of("t", digest(2)));
    assertThat(texts(readKnown())).isEmpty();
  }
}
