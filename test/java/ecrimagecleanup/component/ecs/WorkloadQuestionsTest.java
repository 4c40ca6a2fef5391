package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.CountedFamilies;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.Registrations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What a command asks of task definitions, a call each. */
class WorkloadQuestionsTest extends EcsUsageTestCase {
  private static final String COUNT = URI.replace("describeUsage", "countRevisions");
  private static final String REGISTERED = URI.replace("describeUsage", "describeRegistrations");
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  private Map<Family, Integer> count(Object families) throws Exception {
    return camel
        .send(COUNT, families, Map.of())
        .getMessage()
        .getBody(CountedFamilies.class)
        .active();
  }

  private Map<TaskDefinitionArn, Instant> registered(Object revisions) throws Exception {
    return camel
        .send(REGISTERED, revisions, Map.of())
        .getMessage()
        .getBody(Registrations.class)
        .at();
  }

  private static TaskDefinitionArn revision(String name) {
    return TaskDefinitionArn.parse(arn("task-definition", name)).orElseThrow();
  }

  @Test
  void countsTheActiveRevisionsOfEachFamilyWithACallEach() throws Exception {
    addActive(ecs, "orders:1", "orders:v1");
    addActive(ecs, "orders:3", "orders:v3");
    addActive(ecs, "orders-worker:1", "orders:v1");

    assertThat(
            count(
                List.of(
                    new Family(FIRST, "orders"),
                    new Family(FIRST, "gone"),
                    new Family(SECOND, "orders"))))
        .isEqualTo(
            Map.of(
                new Family(FIRST, "orders"), 2,
                new Family(FIRST, "gone"), 0,
                new Family(SECOND, "orders"), 0));
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class)).hasSize(2);
  }

  @Test
  void aHundredStandForAnyNumber() throws Exception {
    IntStream.rangeClosed(1, 130)
        .forEach(number -> addActive(ecs, "orders:" + number, "orders:v1"));

    assertThat(count(FIRST + "/orders")).isEqualTo(Map.of(new Family(FIRST, "orders"), 100));
    assertThat(ecs.requests(ListTaskDefinitionsRequest.class)).hasSize(1);
  }

  @Test
  void aPlaceThatIsNoWorkloadIsNotAsked() throws Exception {
    assertThat(count(List.of(new Family("777766665555/eu-west-1", "orders")))).isEmpty();
  }

  @Test
  void textThatIsNoFamilyIsAMistake() {
    assertThatThrownBy(() -> count("orders"))
        .hasMessageContaining("the body is \"orders\", which is not ACCOUNT/REGION/FAMILY.");
  }

  @Test
  void tellsWhenARevisionWasRegistered() throws Exception {
    ecs.definitions.put(
        arn("task-definition", "canary:7"), TaskDefinition.builder().registeredAt(AT).build());
    ecs.definitions.put(arn("task-definition", "mute:1"), TaskDefinition.builder().build());

    assertThat(registered(List.of(revision("canary:7"), revision("mute:1"))))
        .isEqualTo(Map.of(revision("canary:7"), AT));
    assertThat(registered(arn("task-definition", "canary:7")))
        .isEqualTo(Map.of(revision("canary:7"), AT));
  }

  @Test
  void aRevisionThatIsNotThereSaysNothingOfTheOthers() throws Exception {
    refuse("gone:1", ClientException.builder().message("Unable to describe.").build());
    ecs.definitions.put(
        arn("task-definition", "canary:7"), TaskDefinition.builder().registeredAt(AT).build());

    assertThat(registered(List.of(revision("gone:1"), revision("canary:7"))))
        .isEqualTo(Map.of(revision("canary:7"), AT));
  }

  @Test
  void aWorkloadThatDoesNotAnswerIsNotAskedAgain() throws Exception {
    refuse("a:1", EcsException.builder().message("It takes too long.").build());

    assertThat(registered(List.of(revision("a:1"), revision("canary:7")))).isEmpty();
    assertThat(ecs.described()).containsExactly(arn("task-definition", "a:1"));
  }

  private void refuse(String revision, RuntimeException refusal) {
    ecs.refusedDescriptions.put(arn("task-definition", revision), refusal);
  }
}
