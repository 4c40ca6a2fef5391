package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** The command {@code doctor}. */
class DoctorTest {
  private static final String LIVE =
      "cleanup.evidence=" + EmbeddedAws.ALL_EVIDENCE + ",lambda-live,inspector-in-use";
  private static final String BRAKE_ON = "cleanup.brake-file=pom.xml";
  private static final List<String> AREAS =
      List.of(
          "credentials",
          "clock",
          "permissions",
          "queue task-definition-events",
          "queue image-deletion-checks",
          "queue repository-sweeps",
          "schedule group",
          "scheduler role",
          "aggregator",
          "canary and recorder",
          "places",
          "unlisted places",
          "events",
          "revisions",
          "evidence",
          "ecs-live",
          "lambda-live",
          "inspector",
          "repositories",
          "pull times",
          "replication",
          "images",
          "pull-through caches",
          "brake",
          "log",
          "rehearsal");

  /** As it has to be: two revisions of a family are ACTIVE, and one was deregistered. */
  private static Installation healthy(String... settings) {
    List<String> all = new ArrayList<>(List.of("cleanup.brake-file=/there/is/no/brake"));
    all.addAll(List.of(settings));
    Installation installation = Installation.with("delete", all.toArray(String[]::new));
    installation.push("1");
    installation.production().register("orders", Installation.image("1"));
    installation.production().register("orders", Installation.image("1"));
    installation.useAndStop(Installation.image("1"));
    installation.pass(Duration.ofHours(1));
    return installation;
  }

  private static JsonNode json(Printed printed) throws JsonProcessingException {
    assertThat(printed.err()).isEmpty();
    return new ObjectMapper().readTree(printed.out());
  }

  /** The findings that are not OK, in order, as {@code status area: what -> remedy}. */
  private static List<String> complaints(JsonNode answer) {
    return StreamSupport.stream(answer.path("findings").spliterator(), false)
        .filter(finding -> !finding.path("status").asText().equals("ok"))
        .map(
            finding ->
                "%s %s: %s -> %s"
                    .formatted(
                        finding.path("status").asText(),
                        finding.path("area").asText(),
                        finding.path("what").asText(),
                        finding.path("remedy").asText()))
        .toList();
  }

  @Test
  void everythingIsAsItHasToBe() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      Printed printed = installation.run("doctor", "--format=json");

      JsonNode answer = json(printed);
      assertThat(complaints(answer)).isEmpty();
      assertThat(answer.path("findings").findValuesAsText("area").stream().distinct())
          .containsExactlyElementsOf(AREAS);
      assertThat(answer.path("ok").asInt()).isEqualTo(answer.path("findings").size());
      assertThat(answer.path("warnings").asInt()).isZero();
      assertThat(answer.path("failed").asInt()).isZero();
      assertThat(printed.exitCode()).isZero();
    }
  }

  @Test
  void peopleGetATableWithProgressOnATerminal() {
    try (Installation installation = healthy(LIVE, BRAKE_ON)) {
      Printed printed =
          installation.run(
              Terminal.typing(new StringReader("")), "doctor", "--set=cleanup.aggregator=other");

      assertThat(printed.err()).contains("Examining", "100%");
      assertThat(printed.out().lines())
          .first()
          .satisfies(line -> assertThat(line).contains("STATUS", "AREA", "WHAT"));
      assertThat(printed.out())
          .contains("credentials")
          .contains(
              "It cannot be examined. AWS Config has no such aggregator in this account and region.")
          .contains("-> Not checked. Fix this and run doctor again.")
          .endsWith("4 warnings, 5 failed.%n".formatted());
      assertThat(printed.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void whatItSaysFitsATerminalWhoseWidthIsKnownAndIsATableAgainWhereNothingIsToBeCut() {
    try (Installation installation = healthy(LIVE, BRAKE_ON)) {
      Printed fitting = installation.run(Terminal.ofWidth(60), "doctor");
      Printed wide = installation.run(Terminal.ofWidth(60), "doctor", "-o", "wide");

      assertThat(fitting.out().lines())
          .allMatch(line -> line.length() <= 60 || !line.strip().contains(" "))
          .contains("  -> Once you know why somebody pulled it, take the file of")
          .anyMatch(line -> line.startsWith("ok  schedule group: The schedule group "))
          .anyMatch(line -> line.startsWith("warning  brake: Removals are held. "));
      assertThat(wide.out().lines()).first().asString().contains("STATUS", "AREA", "WHAT");
    }
  }

  @Test
  void nothingIsChanged() {
    try (Installation installation = healthy(LIVE)) {
      Map<String, Long> before = installation.aws().sandbox().endpoint().counts().all();

      installation.run("doctor");

      assertThat(installation.aws().sandbox().endpoint().counts().all().entrySet())
          .filteredOn(call -> call.getValue() > before.getOrDefault(call.getKey(), 0L))
          .extracting(Map.Entry::getKey)
          .filteredOn(call -> !Observed.WAITING.contains(call))
          .allSatisfy(
              call ->
                  assertThat(call)
                      .matches(
                          "[a-z0-9]+\\.(GET |Get|List|Describe|Select|Simulate|AssumeRole|POST /(status|configuration)).*"))
          .contains("iam.SimulatePrincipalPolicy", "ecr.DescribeRegistry");
    }
  }

  @Test
  void reality06AnEventFromOutsideOfTheWorkloadsLeadsToItsPlace() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      WorkloadAccount unlisted = installation.account("666666666666");
      unlisted.deregister(unlisted.register("orders", Installation.image("1")));
      installation.pass(Duration.ofMinutes(5));

      assertThat(complaints(json(installation.run("doctor", "--format=json"))))
          .containsExactly(
              "warning unlisted places: Events came from 666666666666/eu-central-1, which is"
                  + " neither in cleanup.workloads nor in cleanup.ignored-places, and their checks"
                  + " of 1 image are pending. Each check keeps its image until it fires. -> Add"
                  + " 666666666666/eu-central-1 to cleanup.workloads, or deploy"
                  + " deploy/cloudformation/workload-account.yaml there, which registers a canary."
                  + " Only if what runs there may lose its images, add 666666666666/eu-central-1"
                  + " to cleanup.ignored-places.");
    }
  }

  private static void call(Installation installation, String operation, ObjectNode body) {
    installation.owner().call(operation, body);
  }

  /** Breaks as many things at a time as can be broken. */
  private static void breakAll(Installation installation) {
    EmbeddedAws aws = installation.aws();
    aws.sandbox().iam().deny("sqs:DeleteMessage");
    aws.sandbox().iam().putRole(EmbeddedAws.SCHEDULER_ROLE, "events.amazonaws.com");
    aws.queues().send(EmbeddedAws.CHECKS_QUEUE + EmbeddedAws.DEAD_LETTERS, "{}");
    aws.world().inventory().fail(Installation.PRODUCTION, World.REGION, "Denied", "It is denied.");
    aws.world().inventory().recordDaily(Installation.DEVELOPMENT, World.REGION, true);
    installation.pass(Duration.ofDays(2));
    installation.owner().tag(Installation.ORDERS, "ecr-image-cleanup:grace", "soon");
    installation.owner().createRepository("team/web", Map.of("ecr-image-cleanup", "enabled"));
    call(
        installation,
        "DeregisterPullTimeUpdateExclusion",
        Json.object().put("principalArn", EmbeddedAws.APPLICATION_ROLE));
    ObjectNode replication = Json.object();
    replication
        .putObject("replicationConfiguration")
        .putArray("rules")
        .addObject()
        .putArray("destinations")
        .addObject()
        .put("region", "us-east-1")
        .put("registryId", World.SHARED_ACCOUNT);
    call(installation, "PutReplicationConfiguration", replication);
  }

  @Test
  void eachThingThatIsBrokenHasItsRemedy() throws JsonProcessingException {
    try (Installation installation = healthy(BRAKE_ON)) {
      breakAll(installation);

      Printed printed =
          installation.run(
              "doctor",
              "--format=json",
              "--set=cleanup.sweeps-queue=nowhere",
              "--set=cleanup.schedule-group=nothing",
              "--set=cleanup.visibility-timeout=300");

      assertThat(complaints(json(printed)))
          .containsExactly(
              "failed permissions: arn:aws:iam::999988887777:role/ecr-image-cleanup may not do sqs:DeleteMessage on arn:aws:sqs:eu-central-1:999988887777:task-definition-events. -> Allow it, as deploy/cloudformation/shared-account.yaml does; an SCP or a permissions boundary may refuse it, too.",
              "failed permissions: arn:aws:iam::999988887777:role/ecr-image-cleanup may not do sqs:DeleteMessage on arn:aws:sqs:eu-central-1:999988887777:image-deletion-checks. -> Allow it, as deploy/cloudformation/shared-account.yaml does; an SCP or a permissions boundary may refuse it, too.",
              "failed permissions: arn:aws:iam::999988887777:role/ecr-image-cleanup may not do sqs:DeleteMessage on arn:aws:sqs:eu-central-1:999988887777:nowhere. -> Allow it, as deploy/cloudformation/shared-account.yaml does; an SCP or a permissions boundary may refuse it, too.",
              "warning queue image-deletion-checks: image-deletion-checks-dead-letters holds about 1 message. -> Read them with ecr-image-cleanup checks dead-letters, repair the cause, and bring them back with checks redrive.",
              "failed queue nowhere: There is no queue nowhere. -> Create it, or correct the setting that names it, cleanup.region or the account of the credentials.",
              "failed schedule group: EventBridge Scheduler has no schedule group nothing. -> Create it, or correct cleanup.schedule-group and cleanup.region.",
              "failed scheduler role: arn:aws:iam::999988887777:role/ecr-image-cleanup-scheduler does not trust EventBridge Scheduler. -> Let the service scheduler.amazonaws.com assume it.",
              "failed aggregator: The aggregator's source 111122223333/eu-central-1 is FAILED (Denied). -> Authorise the aggregator in that account and region, and see that its recorder is there and switched on; AWS Config tries again by itself.",
              "failed canary and recorder: AWS Config last captured a canary in 111122223333/eu-central-1 more than 36 hours ago, so its recorder may have stopped. -> Start the recorder there, see that it records AWS::ECS::TaskDefinition and AWS::ECS::Service, and that its canary is registered anew every day.",
              "failed canary and recorder: AWS Config records task definitions in 222233334444/eu-central-1 only once a day. Record them continuously. -> Set the recording frequency of AWS::ECS::TaskDefinition, AWS::ECS::Service and AWS::ECS::TaskSet to CONTINUOUS there.",
              "warning canary and recorder: AWS Config captured the canary ecr-image-cleanup-canary:2 of 222233334444/eu-central-1 15 hours after ECS registered it. It is registered once a day, so it can be older than cleanup.canary-age=PT36H before the next one is seen, and every image is kept until then. -> Set cleanup.canary-age to at least PT40H.",
              "failed repositories: 999988887777/eu-central-1/team/orders: The repository tag ecr-image-cleanup:grace is not a duration like PT48H or P3D. So everything in it is kept. -> Let its owner correct the tag; docs/decisions.md lists the values.",
              "warning pull times: Pulls by arn:aws:iam::999988887777:role/ecr-image-cleanup are recorded in 999988887777/eu-central-1, so the application may keep images by reading them. -> aws ecr register-pull-time-update-exclusion --region eu-central-1 --principal-arn arn:aws:iam::999988887777:role/ecr-image-cleanup",
              "failed replication: 999988887777/eu-central-1 is replicated to 999988887777/us-east-1, which is not one of cleanup.replicas: if its deletions are replicated too, images in use are lost there. -> Add 999988887777/eu-central-1>999988887777/us-east-1 to cleanup.replicas.",
              "warning brake: Removals are held. The file pom.xml of cleanup.brake-file holds removals. -> Once you know why somebody pulled it, take the file of cleanup.brake-file away.");
      assertThat(printed.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void credentialsOfAnotherAccountAreSeen() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      System.setProperty("aws.accessKeyId", Installation.PRODUCTION);
      Printed printed = installation.run("doctor", "--format=json");

      assertThat(complaints(json(printed)))
          .first()
          .isEqualTo(
              "failed credentials: The credentials are of account 111122223333, but"
                  + " cleanup.account-id is 999988887777. -> Use credentials of the shared account,"
                  + " such as another AWS_PROFILE, or correct cleanup.account-id.");
      assertThat(printed.exitCode()).isEqualTo(1);
    } finally {
      System.setProperty("aws.accessKeyId", World.SHARED_ACCOUNT);
    }
  }

  @Test
  void theRoleOfTheApplicationCanBeNamed() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      Printed printed =
          installation.run("doctor", "--format=json", "--role=" + EmbeddedAws.SCHEDULER_ROLE);

      assertThat(complaints(json(printed)))
          .containsExactly(
              "warning pull times: Pulls by %1$s are recorded in 999988887777/eu-central-1, so the application may keep images by reading them. -> aws ecr register-pull-time-update-exclusion --region eu-central-1 --principal-arn %1$s"
                  .formatted(EmbeddedAws.SCHEDULER_ROLE));
    }
  }

  @Test
  void whatMayNotBeReadIsAWarningWhereTheApplicationDoesNotNeedIt() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      refuse(installation, "iam", "");
      refuse(installation, "ecr", "ListPullTimeUpdateExclusions");
      refuse(installation, "ecr", "DescribeRegistry");

      Printed printed = installation.run("doctor", "--format=json");

      assertThat(complaints(json(printed)))
          .hasSize(4)
          .allSatisfy(
              complaint ->
                  assertThat(complaint)
                      .startsWith("warning ")
                      .contains(": It cannot be examined. AWS refuses ")
                      .endsWith(" -> Not checked. Fix this and run doctor again."))
          .extracting(complaint -> complaint.replaceFirst("warning ([a-z ]+):.*", "$1"))
          .containsExactly("permissions", "scheduler role", "pull times", "replication");
      assertThat(printed.exitCode()).isZero();
    }
  }

  @Test
  void aBrakeThatIsNotSetUpIsAWarning() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE, "cleanup.brake-file=")) {
      assertThat(complaints(json(installation.run("doctor", "--format=json"))))
          .containsExactly("warning brake: No brake is set up. -> Set cleanup.brake-parameter.");
    }
  }

  @Test
  void onlyProblemsAreShownIfThatIsAskedFor() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      assertThat(installation.run("doctor", "--problems").out())
          .matches("[0-9]+ ok, 0 warnings, 0 failed\\.%n".formatted());

      refuse(installation, "ecr", "DescribeRegistry");
      Printed printed = installation.run("doctor", "--problems", "--format=json");

      JsonNode answer = json(printed);
      assertThat(answer.path("findings").findValuesAsText("area")).containsExactly("replication");
      assertThat(answer.path("ok").asInt()).isGreaterThan(20);
      assertThat(answer.path("warnings").asInt()).isEqualTo(1);
    }
  }

  @Test
  void reality06APlaceThatNamesOurImagesIsNamedWithWhatToSet() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      installation.account("777766665555").register("orders", Installation.image("1"));
      installation.pass(Duration.ofHours(1));

      Printed printed = installation.run("doctor", "--format=json");

      assertThat(complaints(json(printed)))
          .anySatisfy(
              complaint ->
                  assertThat(complaint)
                      .startsWith("failed places: In 777766665555/eu-central-1, which is neither")
                      .contains("-> Add 777766665555/eu-central-1 to cleanup.workloads"));
    }
  }

  @Test
  void reality20WhatBlindsEcsIsNamedWithWhatItKeeps() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      refuse(installation, "ecs", "ListTasks");

      Printed printed = installation.run("doctor", "--format=json");

      assertThat(complaints(json(printed)))
          .filteredOn(complaint -> complaint.contains("ecs-live: "))
          .hasSize(2)
          .allSatisfy(
              complaint ->
                  assertThat(complaint)
                      .startsWith("failed ecs-live: ECS in ")
                      .contains("It keeps every image of every repository. -> Let the role"));
    }
  }

  @Test
  void reality09WhereInspectorIsOffIsNamed() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      installation.aws().inspector().switchOff(Installation.DEVELOPMENT);

      assertThat(complaints(json(installation.run("doctor", "--format=json"))))
          .singleElement()
          .asString()
          .startsWith(
              "warning inspector: Amazon Inspector does not say that it scans images of ECR for 222233334444 in eu-central-1: DISABLED.");

      refuse(installation, "inspector2", "");
      assertThat(complaints(json(installation.run("doctor", "--format=json"))))
          .hasSize(2)
          .allSatisfy(
              complaint ->
                  assertThat(complaint)
                      .startsWith("warning inspector: It cannot be examined. AWS refuses "));
    }
  }

  @Test
  void reality31EventsThatDoNotArriveAreSeen() throws JsonProcessingException {
    try (Installation installation = healthy(LIVE)) {
      installation.pass(Duration.ofHours(3));
      assertThat(installation.run("doctor").out()).contains("the check that its event made waits");

      deleteAllChecks(installation);

      assertThat(complaints(json(installation.run("doctor", "--format=json"))))
          .singleElement()
          .asString()
          .startsWith("warning events: AWS Config captured orders:")
          .contains("No check of it is pending", "Events do not arrive");
    }
  }

  /** As if no event had ever come. */
  private static void deleteAllChecks(Installation installation) {
    try (SchedulerClient scheduler = installation.client(SchedulerClient.builder())) {
      for (String name : installation.schedules().names()) {
        scheduler.deleteSchedule(delete -> delete.groupName("image-deletion-checks").name(name));
      }
    }
  }

  private static void refuse(Installation installation, String service, String operation) {
    installation
        .faults()
        .add(
            FaultInjector.failing(
                call ->
                    call.service().equals(service)
                        && (operation.isEmpty() || call.operation().equals(operation)),
                call -> Fault.denied(service + ":" + call.operation())));
  }
}
