package ecrimagecleanup.component;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/components.md: each runs as it stands there, on the embedded AWS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentExamplesTest {
  /** What SQS calls its tasks and messages, which is never the same again. */
  private static final Pattern INVENTED =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /** A part of the body and the headers that come out, with ID for what SQS invents. */
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          entry("cleanup-reader:count", "1 {CamelCleanupReaderQueue=image-deletion-checks}"),
          entry("cleanup-reader:describeCaller", "Caller[accountId=999988887777,"),
          entry("cleanup-reader:describeQueue", "Optional[Queue[name=image-deletion-checks,"),
          entry("cleanup-reader:describeRole", "Optional[Role[arn=arn:aws:iam::999988887777:"),
          entry("cleanup-reader:peek", "body=The team of orders cannot be reached.]]"),
          entry("cleanup-reader:redrive", "ID {CamelCleanupReaderQueue=repository-sweeps}"),
          entry("cleanup-reader:simulate", "[ecr:BatchDeleteImage on arn:aws:ecr:"),
          entry("cleanup-rehearsal:describeCopies", "[]"),
          entry(
              "cleanup-rehearsal:createRepository",
              "999988887777/eu-central-1/ecr-image-cleanup-rehearsal-456789ab"),
          entry("cleanup-rehearsal:pushImage", "sha256:"),
          entry("cleanup-rehearsal:removeImage", "removed"),
          entry(
              "cleanup-rehearsal:archiveImage",
              "sha256:54a2aec12cf3a793177fbd9af54ae5adce1e181d2fd92b2e803e9163c420ae13"),
          entry("cleanup-rehearsal:deleteRepository", "ecr-image-cleanup-rehearsal-cdef0123"),
          entry(
              "cleanup-rehearsal:registerRevision",
              "arn:aws:ecs:eu-central-1:999988887777:task-definition/ecr-image-cleanup-rehearsal-456789ab:1"),
          entry(
              "cleanup-rehearsal:describeRevision",
              "arn:aws:ecs:eu-central-1:999988887777:task-definition/ecr-image-cleanup-rehearsal-0123abcd:1"),
          entry(
              "cleanup-rehearsal:tagRevision",
              "arn:aws:ecs:eu-central-1:999988887777:task-definition/ecr-image-cleanup-rehearsal-0123abcd:1"),
          entry(
              "cleanup-rehearsal:deregisterRevision",
              "arn:aws:ecs:eu-central-1:999988887777:task-definition/ecr-image-cleanup-rehearsal-0123abcd:2"),
          entry("cleanup-rehearsal:deleteRevisions", "2 {"),
          entry("cleanup-rehearsal:runTask", "CamelCleanupRehearsalFamily"),
          entry("cleanup-rehearsal:describeTasks", "[sha256:"),
          entry("cleanup-rehearsal:stopTasks", "1 {"),
          entry(
              "cleanup-rehearsal:createService",
              "service/default/ecr-image-cleanup-rehearsal-0123abcd"),
          entry("cleanup-rehearsal:describeService", "1 {"),
          entry("cleanup-rehearsal:deleteService", "ecr-image-cleanup-rehearsal-456789cd"),
          entry("config-aggregator:describeSources", "AggregatorSource[accountId=111122223333,"),
          entry("config-aggregator:select", "[{\"COUNT(*)\":10}]"),
          entry("ecr-images:archiveImages", "[Done[digest=sha256:54a2aec12cf3"),
          entry("ecr-images:deleteImages", "[Done[digest=sha256:66a125368e57"),
          entry("ecr-images:describeImageTree", "listed={sha256:12708007f105"),
          entry("ecr-images:describeImages", "[999988887777/eu-central-1/team/orders@sha256:540d"),
          entry("ecr-images:describeManifests", "children=[sha256:12708007f105"),
          entry("ecr-images:describeReplication", "[]"),
          entry(
              "ecr-images:describeRepositories", "999988887777/eu-central-1/team/orders=MUTABLE}"),
          entry("ecr-images:describeRepositoryTags", "ecr-image-cleanup=enabled"),
          entry(
              "ecr-images:findImage", "Optional[999988887777/eu-central-1/team/orders@sha256:c02d"),
          entry("ecr-images:listImages", "orders@sha256:12708007f105"),
          entry("ecr-images:listPullTimeExclusions", "[arn:aws:iam::999988887777:role/"),
          entry("ecr-images:restoreImage", "sha256:267e667c9600"),
          entry("ecr-images:tagRepository", "stage=production"),
          entry("ecr-images:untagRepository", "[stage]"),
          entry("ecs-usage:describeUsage", "CamelEcsUsageBlindSpots=0"),
          entry("eventbridge-scheduler:createSchedule", "CamelEventBridgeSchedulerCreated=true"),
          entry("eventbridge-scheduler:deleteSchedule", "CamelEventBridgeSchedulerDeleted=true"),
          entry("eventbridge-scheduler:describeGroup", "Optional[ACTIVE]"),
          entry("eventbridge-scheduler:describeSchedule", "Optional[Schedule[name=prepared-1,"),
          entry("eventbridge-scheduler:listSchedules", "[prepared-1"),
          entry("inspector-coverage:describeUse", "CamelInspectorCoverageBlindSpots=0"));

  private final ExampleWorld world = new ExampleWorld();

  @AfterAll
  void close() {
    world.close();
  }

  static Stream<Example> examples() {
    return Example.all().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void answersAndNeedsTheActionsThatItsOperationNames(Example example) throws Exception {
    ExampleWorld.Outcome outcome = world.run(example);

    Exchange exchange = outcome.exchange();
    assertThat(exchange.getException()).isNull();
    assertThat(
            INVENTED
                .matcher(
                    "%s %s"
                        .formatted(
                            exchange.getMessage().getBody(), exchange.getMessage().getHeaders()))
                .replaceAll("ID"))
        .contains(ANSWERS.get(example.toString()));
    assertThat(outcome.actions()).containsExactlyInAnyOrderElementsOf(operation(example).actions());
  }

  private static AwsOperation operation(Example example) {
    return ComponentMetadata.all().stream()
        .filter(component -> component.scheme().equals(example.component()))
        .flatMap(component -> component.operations().stream())
        .filter(operation -> operation.name().equals(example.operation()))
        .map(AwsOperation.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyOperationHasOne() {
    assertThat(Example.all().stream().map(Example::toString))
        .containsExactlyInAnyOrderElementsOf(
            ComponentMetadata.all().stream()
                .flatMap(
                    component ->
                        component.operations().stream()
                            .map(operation -> component.scheme() + ":" + operation.name()))
                .toList());
  }

  @Test
  void everyEndpointOfOneSaysItsRegionAndItsCredentials() {
    assertThat(Example.all())
        .allSatisfy(
            example ->
                assertThat(example.text().split("operation: ", -1).length)
                    .isEqualTo(example.text().split("region: eu-central-1", -1).length)
                    .isEqualTo(
                        example.text().split("useDefaultCredentialsProvider: true", -1).length));
  }
}
