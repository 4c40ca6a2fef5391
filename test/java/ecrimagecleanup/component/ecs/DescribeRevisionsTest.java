package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.DescribedRevisions;
import ecrimagecleanup.evidence.ecs.RevisionStatus.Active;
import ecrimagecleanup.evidence.ecs.RevisionStatus.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Whether what AWS Config shows as ACTIVE is. */
class DescribeRevisionsTest extends EcsUsageTestCase {
  private static final String REVISIONS = URI.replace("describeUsage", "describeRevisions");
  private static final Instant ENDED = Instant.parse("2026-03-01T08:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"INACTIVE", "DELETE_IN_PROGRESS"})
  void reality15ARevisionThatEndedIsAskedForOnce(String status) throws Exception {
    define("a:1", status);
    DescribedRevisions expected =
        new DescribedRevisions(
            Map.of(revision("a:1"), new Ended(status, Optional.of(ENDED))), Set.of());

    assertThat(ask(group("a:1"))).isEqualTo(expected);
    clock.advance(Duration.ofDays(30));
    assertThat(ask(group("a:1"))).isEqualTo(expected);

    assertThat(ecs.described()).containsExactly(arn("task-definition", "a:1"));
  }

  @Test
  void theEndCanBeUnknown() throws Exception {
    ecs.definitions.put(
        arn("task-definition", "a:1"), TaskDefinition.builder().status("INACTIVE").build());

    assertThat(ask(group("a:1")).of(revision("a:1")))
        .contains(new Ended("INACTIVE", Optional.empty()));
  }

  @Test
  void ofAGroupTheFirstThatIsActiveIsEnough() throws Exception {
    define("a:1", "INACTIVE");
    define("a:2", "ACTIVE");
    define("a:3", "ACTIVE");

    DescribedRevisions described = ask(group("a:1", "a:2", "a:3"));

    assertThat(described.of(revision("a:2"))).contains(new Active());
    assertThat(described.of(revision("a:3"))).isEmpty();
    assertThat(ecs.described())
        .containsExactly(arn("task-definition", "a:1"), arn("task-definition", "a:2"));
  }

  @Test
  void beforeTheFifthOfAWorkloadItsListIsReadAndWhatIsNotOnItIsDescribed() throws Exception {
    for (int i = 1; i <= 6; i++) {
      define("a:" + i, "ACTIVE");
    }
    define("b:1", "INACTIVE");
    ecs.active.add(arn("task-definition", "a:5"));
    ecs.active.add(arn("task-definition", "a:6"));

    assertThat(askEach("a:1", "a:2", "a:3", "a:4").statuses()).hasSize(4);
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class)).isEmpty();
    ecs.requests.clear();

    DescribedRevisions described = askEach("a:1", "a:2", "a:3", "a:4", "a:5", "b:1", "a:6");

    assertThat(described.statuses())
        .hasSize(7)
        .containsEntry(revision("a:5"), new Active())
        .containsEntry(revision("a:6"), new Active())
        .containsEntry(revision("b:1"), new Ended("INACTIVE", Optional.of(ENDED)));
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class)).hasSize(1);
    assertThat(ecs.described())
        .containsExactlyElementsOf(
            Stream.of("a:1", "a:2", "a:3", "a:4", "b:1")
                .map(name -> arn("task-definition", name))
                .toList());
  }

  @Test
  void whatIsRememberedNeedsNoList() throws Exception {
    for (int i = 1; i <= 6; i++) {
      define("a:" + i, "INACTIVE");
    }
    askEach("a:1", "a:2", "a:3");
    askEach("a:4", "a:5", "a:6");

    assertThat(askEach("a:1", "a:2", "a:3", "a:4", "a:5", "a:6").statuses()).hasSize(6);
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class)).isEmpty();
  }

  /** Its list shows a task definition of another account: nothing that it says can be believed. */
  @Test
  void aWorkloadWhoseListCannotBeReadIsNotAskedFurther() throws Exception {
    ecs.active.add("arn:aws:ecs:eu-central-1:999999999999:task-definition/a:1");
    for (int i = 1; i <= 6; i++) {
      define("a:" + i, "ACTIVE");
    }

    DescribedRevisions described = askEach("a:1", "a:2", "a:3", "a:4", "a:5", "a:6");

    assertThat(described.statuses()).hasSize(4);
    assertThat(described.unanswered()).containsExactlyInAnyOrder(revision("a:5"), revision("a:6"));
    assertThat(ecs.described()).hasSize(4);
  }

  @Test
  void aWorkloadThatDoesNotAnswerIsAskedForNoListEither() throws Exception {
    ecs.refusedDescriptions.put(
        arn("task-definition", "a:1"), ServerException.builder().message("oops").build());

    DescribedRevisions described = askEach("a:1", "a:2", "a:3", "a:4", "a:5", "a:6");

    assertThat(described.unanswered()).hasSize(6);
    assertThat(ecs.described()).hasSize(1);
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class)).isEmpty();
  }

  private DescribedRevisions askEach(String... revisions) throws Exception {
    return ask(Arrays.stream(revisions).map(one -> revisions(one)).toList());
  }

  @Test
  void whatStandsOnAListThatIsNotOldIsActiveWithoutACall() throws Exception {
    addActive(ecs, "a:2", "orders:v2");
    define("a:1", "INACTIVE");
    read();
    ecs.requests.clear();

    assertThat(ask(group("a:1", "a:2")).statuses())
        .containsExactly(Map.entry(revision("a:2"), new Active()));
    assertThat(ecs.requests).isEmpty();

    clock.advance(Duration.ofHours(2));
    ask(group("a:1", "a:2"));
    assertThat(ecs.described()).hasSize(2);
  }

  @Test
  void whatIsNotOnAListIsNotTakenForEnded() throws Exception {
    read();
    define("a:1", "ACTIVE");

    assertThat(ask(group("a:1")).of(revision("a:1"))).contains(new Active());
  }

  @Test
  void thatItEndedIsBelievedBeforeAnOldList() throws Exception {
    addActive(ecs, "a:1", "orders:v2");
    define("a:1", "INACTIVE");
    read();

    assertThat(ask(group("a:1")).of(revision("a:1")).orElseThrow()).isInstanceOf(Ended.class);
  }

  @Test
  void aGroupTakesAtMostFiveCallsAndAMessageFifty() throws Exception {
    IntStream.rangeClosed(1, 200).forEach(number -> define("a:" + number, "INACTIVE"));

    assertThat(ask(group("a:1", "a:2", "a:3", "a:4", "a:5", "a:6")).statuses()).hasSize(5);
    memory.forget();
    ecs.requests.clear();

    List<List<TaskDefinitionArn>> groups =
        IntStream.range(0, 20)
            .mapToObj(
                group ->
                    IntStream.rangeClosed(1, 4)
                        .mapToObj(number -> revision("a:" + (group * 4 + number)))
                        .toList())
            .toList();
    assertThat(ask(groups).statuses()).hasSize(50);
    assertThat(ecs.described()).doesNotHaveDuplicates().hasSize(50);
  }

  @Test
  void whatIsRememberedCostsNoCallOfAGroup() throws Exception {
    IntStream.rangeClosed(1, 7).forEach(number -> define("a:" + number, "INACTIVE"));
    ask(group("a:1", "a:2", "a:3"));

    assertThat(ask(group("a:1", "a:2", "a:3", "a:4", "a:5", "a:6", "a:7")).statuses()).hasSize(7);
  }

  @Test
  void twoGroupsShareWhatIsAsked() throws Exception {
    define("a:1", "INACTIVE");
    define("b:1", "ACTIVE");

    DescribedRevisions described =
        ask(List.of(revisions("b:1"), revisions("a:1", "b:1"), revisions("a:1")));

    assertThat(described.statuses()).hasSize(2);
    assertThat(ecs.described()).doesNotHaveDuplicates();
  }

  @Test
  void whatCannotBeDescribedIsNotInTheAnswer() throws Exception {
    define("a:1", "INACTIVE");
    define("b:1", "INACTIVE");
    ecs.refusedDescriptions.put(
        arn("task-definition", "a:1"),
        ClientException.builder().message("Something else.").build());
    define("c:1", "A new word");
    ecs.definitions.put(arn("task-definition", "d:1"), TaskDefinition.builder().build());

    assertThat(ask(group("a:1", "c:1", "d:1", "e:1", "b:1")).statuses())
        .containsOnlyKeys(revision("b:1"));
    assertThat(ask(group("a:1")).statuses()).isEmpty();
    assertThat(ecs.described()).filteredOn(arn -> arn.endsWith("a:1")).hasSize(2);
  }

  @Test
  void whatDoesNotExistIsGoneAndAskedForAgain() throws Exception {
    ecs.refusedDescriptions.put(
        arn("task-definition", "a:1"),
        ClientException.builder().message("Unable to describe task definition.").build());

    assertThat(ask(group("a:1")).of(revision("a:1")))
        .contains(new Ended("DELETED", Optional.empty()));
    // ECS can say so of one that was registered a moment ago.
    ecs.refusedDescriptions.clear();
    define("a:1", "ACTIVE");
    assertThat(ask(group("a:1")).of(revision("a:1"))).contains(new Active());
  }

  @Test
  void aWorkloadThatDoesNotAnswerIsAskedOnceForAMessage() throws Exception {
    ecs.refusedDescriptions.put(
        arn("task-definition", "a:1"), EcsException.builder().message("Rate exceeded").build());
    define("a:2", "ACTIVE");

    assertThat(ask(group("a:1", "a:2")).statuses()).isEmpty();
    assertThat(ecs.described()).hasSize(1);
  }

  @Test
  void aPlaceThatIsNoWorkloadIsNotInTheAnswer() throws Exception {
    TaskDefinitionArn isolated =
        new TaskDefinitionArn("aws-iso", "us-iso-east-1", "111122223333", "a", 1);
    TaskDefinitionArn elsewhere =
        new TaskDefinitionArn("aws", "eu-north-1", "111122223333", "a", 1);
    define("a:1", "ACTIVE");

    assertThat(ask(List.of(List.of(isolated, elsewhere, revision("a:1")))).statuses())
        .containsOnlyKeys(revision("a:1"));
    assertThat(ecs.described()).hasSize(1);
  }

  @Test
  void itsImagesAreRememberedToo() throws Exception {
    addActive(ecs, "a:1", "orders:v1");
    ask(group("a:1"));

    read();

    assertThat(ecs.described()).hasSize(1);
  }

  @Test
  void aThreadThatIsToldToStopStops() {
    ecs.refusedDescriptions.put(arn("task-definition", "a:1"), AbortedException.create("stop"));

    assertThatThrownBy(() -> ask(group("a:1"))).isInstanceOf(AbortedException.class);
  }

  @Test
  void takesListsOfArnsAndTheirText() throws Exception {
    define("a:1", "ACTIVE");
    define("b:1", "ACTIVE");
    String text =
        arn("task-definition", "a:1")
            + ", "
            + arn("task-definition", "a:2")
            + ";"
            + arn("task-definition", "b:1");

    assertThat(send(text).statuses()).hasSize(2);
    for (Object body : List.of("orders:1", "", List.of("a"), List.of(List.of("a")), 7)) {
      assertThatThrownBy(() -> send(body)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private DescribedRevisions ask(List<List<TaskDefinitionArn>> groups) throws Exception {
    return send(groups);
  }

  private DescribedRevisions send(Object body) throws Exception {
    return camel.send(REVISIONS, body, Map.of()).getMessage().getBody(DescribedRevisions.class);
  }

  private static List<List<TaskDefinitionArn>> group(String... revisions) {
    return List.of(revisions(revisions));
  }

  private static List<TaskDefinitionArn> revisions(String... revisions) {
    return Arrays.stream(revisions).map(DescribeRevisionsTest::revision).toList();
  }

  private static TaskDefinitionArn revision(String name) {
    return TaskDefinitionArn.parse(arn("task-definition", name)).orElseThrow();
  }

  private void define(String revision, String status) {
    ecs.definitions.put(
        arn("task-definition", revision),
        TaskDefinition.builder()
            .status(status)
            .deregisteredAt(status.equals("ACTIVE") ? null : ENDED)
            .containerDefinitions(ContainerDefinition.builder().image(image("orders:v1")).build())
            .build());
  }
}
