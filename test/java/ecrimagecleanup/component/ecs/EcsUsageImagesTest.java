package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.ecs.RunningImage;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** What is seen if everything can be seen. */
class EcsUsageImagesTest extends EcsUsageTestCase {
  @Test
  void findsTheDigestOfATagThatMoved() throws Exception {
    addTask(ecs, "a", "orders:latest", digest(1));

    // The tag now names another image, and this one has no tag any more.
    assertThat(of(1)).isInstanceOf(Used.class);
    assertThat(of(1).text()).contains(arn("task", "a"));
    assertThat(of(2, "latest")).isInstanceOf(Used.class);
    assertThat(of(2, "v2")).isInstanceOf(Unused.class);
  }

  @Test
  void tellsWhoWhereAndSinceWhenAsFarAsEcsDoes() throws Exception {
    Instant created = Instant.parse("2026-03-01T12:00:00Z");
    Instant started = created.plusSeconds(30);
    addTask(
        ecs,
        "a",
        task("a", "orders:v1", digest(1), "family:a").toBuilder()
            .createdAt(created)
            .startedAt(started)
            .build(),
        "orders:a");
    addTask(
        ecs,
        "b",
        task("b", "orders:v2", digest(2), "family:b").toBuilder().createdAt(created).build(),
        "orders:b");
    addTask(ecs, "c", "orders:v3", digest(3));
    addService(
        ecs,
        service("s")
            .createdAt(Instant.EPOCH)
            .deployments(
                Deployment.builder()
                    .taskDefinition(arn("task-definition", "s:1"))
                    .createdAt(created)
                    .build())
            .build(),
        "orders:s",
        digest(4));
    ecs.revisions.computeIfPresent(
        arn("service-revision", "s"),
        (arn, revision) -> revision.toBuilder().createdAt(started).build());

    assertThat(of(1)).isEqualTo(used("task " + arn("task", "a"), Optional.of(started)));
    assertThat(of(2)).isEqualTo(used("task " + arn("task", "b"), Optional.of(created)));
    assertThat(of(3)).isEqualTo(used("task " + arn("task", "c"), Optional.empty()));
    assertThat(of(4)).isEqualTo(used("service " + arn("service", "main/s"), Optional.of(started)));
    assertThat(of(9, "a"))
        .isEqualTo(
            used(
                "task definition %s of the task %s"
                    .formatted(arn("task-definition", "a:1"), arn("task", "a")),
                Optional.of(started)));
    assertThat(read().images())
        .extracting(RunningImage::use)
        .contains(
            new Use(
                "task definition %s of the service %s"
                    .formatted(arn("task-definition", "s:1"), arn("service", "main/s")),
                FIRST,
                Optional.of(created)));
  }

  private static Used used(String by, Optional<Instant> since) {
    return new Used(new Use(by, FIRST, since), "The %s uses it.".formatted(by));
  }

  @Test
  void findsTheDigestOfATaskThatStoppedRecently() throws Exception {
    var task = task("a", "orders:latest", digest(1), "family:a");
    ecs.stopped.put(task.taskArn(), task);
    addDefinition(ecs, "a:1", "orders:latest");

    assertThat(of(1)).isInstanceOf(Used.class);
  }

  @Test
  void findsTheDigestThatAServiceWithoutTasksWouldStart() throws Exception {
    addService(ecs, "a", "orders:latest", digest(1));

    assertThat(of(1)).isInstanceOf(Used.class);
    assertThat(of(1).text()).contains("service " + arn("service", "main/a"));
    assertThat(read().doubts()).isEmpty();
  }

  @Test
  void findsTheTaskDefinitionsOfDeploymentsAndTaskSetsWhateverTheirStatus() throws Exception {
    addService(
        ecs,
        service("a")
            .deployments(
                Deployment.builder()
                    .status("INACTIVE")
                    .taskDefinition(arn("task-definition", "old:3"))
                    .build())
            .taskSets(
                TaskSet.builder()
                    .status("DRAINING")
                    .taskDefinition(arn("task-definition", "old:4"))
                    .build())
            .build(),
        "orders:v5",
        digest(5));
    addDefinition(ecs, "old:3", "orders:v3");
    addDefinition(ecs, "old:4", "orders:v4");

    assertThat(of(1, "v3").text()).contains("task definition", "old:3", "service", "main/a");
    assertThat(of(1, "v4")).isInstanceOf(Used.class);
    assertThat(of(1, "v5")).isInstanceOf(Used.class);
    assertThat(of(1, "v6")).isInstanceOf(Unused.class);
  }

  @Test
  void describesEachTaskDefinitionOnce() throws Exception {
    addService(ecs, "a", "orders:v1", digest(1));
    for (String name : new String[] {"x", "y"}) {
      ecs.running.put(
          arn("task", name),
          task(name, "orders:v1", digest(1), "service:a").toBuilder()
              .taskDefinitionArn(arn("task-definition", "a:1"))
              .build());
    }

    read();

    assertThat(ecs.requests(DescribeTaskDefinitionRequest.class))
        .containsExactly(
            DescribeTaskDefinitionRequest.builder()
                .taskDefinition(arn("task-definition", "a:1"))
                .build());
  }

  @ParameterizedTest
  @CsvSource({"10, 10, 10", "11, 10+1, 11", "21, 10+10+1, 20+1"})
  void describesServicesAndRevisionsInBatches(int services, String described, String revisions)
      throws Exception {
    IntStream.range(0, services).forEach(i -> addService(ecs, "s" + i, "orders:v" + i, digest(i)));

    assertThat(read().doubts()).isEmpty();
    assertThat(ecs.sizes(DescribeServicesRequest.class, DescribeServicesRequest::services))
        .extracting(String::valueOf)
        .containsExactly(described.split("\\+", -1));
    assertThat(
            ecs.sizes(
                DescribeServiceRevisionsRequest.class,
                DescribeServiceRevisionsRequest::serviceRevisionArns))
        .extracting(String::valueOf)
        .containsExactly(revisions.split("\\+", -1));
    assertThat(of(services - 1)).isInstanceOf(Used.class);
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "101, 100+1"})
  void describesTasksInBatches(int tasks, String described) throws Exception {
    IntStream.range(0, tasks).forEach(i -> addTask(ecs, "t" + i, "orders:v" + i, digest(i)));

    assertThat(read().doubts()).isEmpty();
    assertThat(ecs.sizes(DescribeTasksRequest.class, DescribeTasksRequest::tasks))
        .extracting(String::valueOf)
        .containsExactly(described.split("\\+", -1));
    assertThat(of(tasks - 1)).isInstanceOf(Used.class);
  }

  @Test
  void readsAllPages() throws Exception {
    ecs.pageSize = 1;
    ecs.clusters.add(arn("cluster", "second"));
    for (int i = 0; i < 3; i++) {
      addService(ecs, "s" + i, "orders:s" + i, digest(i));
      addTask(ecs, "t" + i, "orders:t" + i, digest(10 + i));
    }

    assertThat(of(2)).isInstanceOf(Used.class);

    assertThat(of(12)).isInstanceOf(Used.class);
    assertThat(ecs.requests(ListClustersRequest.class)).hasSize(2 * 2);
    assertThat(ecs.requests(ListServicesRequest.class))
        .hasSize(2 * 2 * 3)
        .contains(
            ListServicesRequest.builder()
                .cluster(arn("cluster", "second"))
                .maxResults(100)
                .nextToken("2")
                .build());
    assertThat(ecs.requests(ListTasksRequest.class))
        .hasSize(2 * 2 * (3 + 1))
        .contains(
            ListTasksRequest.builder()
                .cluster(arn("cluster", "main"))
                .desiredStatus(DesiredStatus.STOPPED)
                .maxResults(100)
                .build());
  }
}
