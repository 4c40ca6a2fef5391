package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.image.ImageReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** What ECS itself lists as ACTIVE. */
class ActiveTaskDefinitionsTest extends EcsUsageTestCase {
  private static final Instant ENDED = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  void reality02AnActiveRevisionThatConfigDoesNotShowIsAUse() throws Exception {
    addActive(ecs, "orders:40", "orders:v40");

    assertThat(of(1, "v40").text())
        .isEqualTo(
            "The task definition %s uses it.".formatted(arn("task-definition", "orders:40")));
    assertThat(of(1, "v41")).isInstanceOf(Unused.class);
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class))
        .containsExactly(
            ListTaskDefinitionsRequest.builder()
                .status(TaskDefinitionStatus.ACTIVE)
                .maxResults(100)
                .build());
  }

  @Test
  void whatConfigShowsIsNotDescribed() throws Exception {
    addActive(ecs, "orders:40", "orders:v40");
    addActive(ecs, "orders:41", "orders:v41");
    KnownRevisions known =
        known(new TaskDefinitionArn("aws-cn", "eu-central-1", "111122223333", "orders", 40), "v40");

    LiveUse use = read(URI, known);

    assertThat(ecs.described()).containsExactly(arn("task-definition", "orders:41"));
    assertThat(of(use, "orders", 1, "v41")).isInstanceOf(Used.class);
    assertThat(use.doubts()).isEmpty();
  }

  /** AWS Config is asked about the repository a moment later, and can hide it by then. */
  @Test
  void anActiveRevisionThatConfigShowedIsAUseAlthoughConfigMayHideItAMomentLater()
      throws Exception {
    TaskDefinitionArn job = TaskDefinitionArn.parse(arn("task-definition", "job:42")).orElseThrow();
    KnownRevisions known = known(job, "v42");
    addActive(ecs, "other:1", "invoices:v1");
    assertThat(of(read(URI, known), "orders", 1, "v42")).isInstanceOf(Unused.class);

    clock.advance(Duration.ofHours(2));
    addActive(ecs, "job:42", "orders:v42");
    LiveUse use = read(URI, known);

    assertThat(ecs.described()).doesNotContain(job.toString());
    assertThat(of(use, "orders", 1, "v42").text())
        .isEqualTo("ECS lists the task definition %s, which names it, as ACTIVE.".formatted(job));
    assertThat(of(use, "orders", 1, "v41")).isInstanceOf(Unused.class);
    assertThat(of(use, "invoices", 1, "v42")).isInstanceOf(Unused.class);
  }

  private static KnownRevisions known(TaskDefinitionArn revision, String tag) {
    return new KnownRevisions(
        Map.of(
            revision,
            Set.of(
                new ImageReference.Ecr(repository("orders"), Optional.of(tag), Optional.empty()))));
  }

  @Test
  void nothingIsDescribedTwice() throws Exception {
    addActive(ecs, "orders:40", "orders:v40");
    addService(ecs, "s", "orders:s", digest(3));
    addTask(ecs, "t", "orders:t", digest(4));
    LiveUse first = read();

    assertThat(read()).isEqualTo(first);
    clock.advance(Duration.ofHours(2));
    assertThat(read()).isEqualTo(first);

    assertThat(ecs.described())
        .containsExactlyInAnyOrder(
            arn("task-definition", "s:1"),
            arn("task-definition", "t:1"),
            arn("task-definition", "orders:40"));
  }

  @Test
  void theListIsReadAtMostHourlyAndItsAgeCountsFromTheBeginning() throws Exception {
    ecs.before = request -> clock.advance(Duration.ofSeconds(1));
    read();
    addActive(ecs, "orders:40", "orders:v40");
    Instant begun = clock.instant();

    clock.advance(Duration.ofMinutes(59));
    assertThat(of(1, "v40")).isInstanceOf(Unused.class);
    clock.advanceTo(begun.plus(Duration.ofHours(1)));
    assertThat(of(1, "v40")).isInstanceOf(Used.class);
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class)).hasSize(2);

    read(URI + "&listAge=PT0S", "");
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class)).hasSize(3);
  }

  @Test
  void aDescriptionThatFailsIsADoubtOfEverythingAndAskedForAgain() throws Exception {
    List.of("a:1", "b:1", "c:1").forEach(each -> addActive(ecs, each, "orders:" + each.charAt(0)));
    ecs.refusedDescriptions.put(
        arn("task-definition", "b:1"),
        ClientException.builder().message("Unable to describe task definition.").build());

    LiveUse use = read();

    assertThat(use.doubts())
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.text()).contains(FIRST, "b:1", "Unable to describe");
              assertThat(doubt.scope()).isEqualTo(Scope.EVERYTHING);
            });
    assertThat(of(use, "orders", 1, "c")).isInstanceOf(Used.class);
    assertThat(of(use, "invoices", 1)).isInstanceOf(Unknown.class);

    ecs.refusedDescriptions.clear();
    ecs.requests.clear();
    assertThat(of(1, "b")).isInstanceOf(Used.class);
    assertThat(ecs.described()).containsExactly(arn("task-definition", "b:1"));
    assertThat(texts(read())).isEmpty();
  }

  @Test
  void aWorkloadThatIsThrottledIsADoubtOfEverythingAndTheNextReadingGoesOn() throws Exception {
    List.of("a:1", "b:1", "c:1").forEach(each -> addActive(ecs, each, "orders:" + each.charAt(0)));
    ecs.refusedDescriptions.put(
        arn("task-definition", "b:1"), EcsException.builder().message("slow down").build());
    assertThat(of(1)).isInstanceOf(Unknown.class);

    ecs.refusedDescriptions.clear();
    ecs.requests.clear();
    assertThat(of(1)).isInstanceOf(Unused.class);
    assertThat(ecs.described())
        .containsExactly(arn("task-definition", "b:1"), arn("task-definition", "c:1"));
  }

  @Test
  void aListThatIsNotReadWholeIsADoubtOfEverything() throws Exception {
    ecs.refusals.put(
        ListTaskDefinitionsRequest.class, ServerException.builder().message("oops").build());
    assertThat(of(1).text()).contains(FIRST, "oops");

    ecs.refusals.clear();
    ecs.pageSize = 1;
    addActive(ecs, "a:1", "orders:a");
    addActive(ecs, "a:2", "orders:b");
    assertThat(of(1, "b")).isInstanceOf(Used.class);
  }

  @Test
  void aListOfAnotherAccountOrOfWhatIsNoArnIsADoubtOfEverything() throws Exception {
    ecs.active.add("arn:aws:ecs:eu-central-1:444455556666:task-definition/a:1");
    assertThat(of(1).text()).contains(FIRST, "another account or region");

    ecs.active.set(0, arn("task-definition", "no revision"));
    assertThat(of(1).text()).contains(FIRST, "ARN cannot be read");
  }

  @Test
  void whatIsKnownToHaveEndedBeforeIsNoUseAlthoughItIsListed() throws Exception {
    addActive(ecs, "orders:40", "orders:v40");
    end("orders:40");
    // It can have ended after its services were read, which then show nothing.
    assertThat(of(1, "v40")).isInstanceOf(Used.class);

    assertThat(of(1, "v40")).isInstanceOf(Unused.class);
  }

  @Test
  void aServiceGoesOnWithWhatEnded() throws Exception {
    addActive(ecs, "s:1", "orders:v40");
    end("s:1");
    read();
    addService(ecs, "s", "orders:v40", digest(4));

    assertThat(of(1, "v40").text()).contains("service", "main/s");
  }

  @Test
  void thousandsOfThemAreDescribedInSeveralReadings() throws Exception {
    IntStream.rangeClosed(1, TaskDefinitions.MOST_DESCRIPTIONS + 2)
        .forEach(number -> addActive(ecs, "orders:" + number, "orders:v" + number));

    assertThat(texts(read())).singleElement().asString().contains(FIRST, "2 of its ACTIVE");
    assertThat(of(9999)).isInstanceOf(Unused.class);
    assertThat(ecs.described())
        .doesNotHaveDuplicates()
        .hasSize(TaskDefinitions.MOST_DESCRIPTIONS + 2);
  }

  @Test
  void whatIsNoReferenceConcernsTheRepositoryThatItNames() throws Exception {
    addActive(ecs, "a:1", "orders@sha512:" + "a".repeat(128));
    ecs.active.add(arn("task-definition", "b:1"));
    // No container can run from these.
    ecs.definitions.put(arn("task-definition", "b:1"), naming("<IMAGE1_NAME>"));
    addActive(ecs, "c:1", "orders:");

    assertThat(read().doubts())
        .singleElement()
        .satisfies(
            doubt ->
                assertThat(doubt.scope())
                    .isEqualTo(new Scope.Repositories(Set.of(repository("orders")))));
  }

  @Test
  void anImageThatIsNotToldConcernsEverything() throws Exception {
    for (String image : List.of("", " ")) {
      memory.forget();
      ecs.active.clear();
      ecs.active.add(arn("task-definition", "b:1"));
      ecs.definitions.put(arn("task-definition", "b:1"), naming(image));

      assertThat(read().doubts())
          .singleElement()
          .satisfies(doubt -> assertThat(doubt.scope()).isEqualTo(Scope.EVERYTHING));
    }
  }

  @Test
  void usesOfAWorkloadAreReadInTheOrderInWhichTheyMove() throws Exception {
    ecs.clusters.add(arn("cluster", "second"));
    addActive(ecs, "orders:40", "orders:v40");
    addService(ecs, "s", "orders:s", digest(3));
    addTask(ecs, "t", "orders:t", digest(4));
    ecs.stopped.put(arn("task", "stopped"), task("stopped", "orders:t", digest(4), "family:t"));

    read();

    assertThat(ecs.operations())
        .containsExactly(
            "ListTaskDefinitions",
            "ListClusters",
            "DescribeClusters",
            "ListServices",
            "DescribeServices",
            "ListServices",
            "DescribeServices",
            "DescribeServiceRevisions",
            "ListTasks",
            "DescribeTasks",
            "ListTasks",
            "DescribeTasks",
            "ListTasks",
            "DescribeTasks",
            "ListTasks",
            "DescribeTasks",
            "DescribeTaskDefinition");
    assertThat(
            ecs.requests(ListTasksRequest.class).stream()
                .map(request -> request.desiredStatusAsString()))
        .containsExactly("RUNNING", "RUNNING", "STOPPED", "STOPPED");
  }

  private void end(String revision) {
    ecs.definitions.computeIfPresent(
        arn("task-definition", revision),
        (arn, definition) ->
            definition.toBuilder()
                .status(TaskDefinitionStatus.INACTIVE)
                .deregisteredAt(ENDED)
                .build());
  }

  private static TaskDefinition naming(String image) {
    return TaskDefinition.builder()
        .containerDefinitions(ContainerDefinition.builder().image(image).build())
        .build();
  }
}
