package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.PRODUCTION;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.StarterTeam;
import ecrimagecleanup.sandbox.TrailDelivery;
import ecrimagecleanup.sandbox.TrailDelivery.Faults;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ReplicationDestination;
import software.amazon.awssdk.services.ecr.model.ReplicationRule;

/**
 * What {@code cleanup.stale-revisions} does with the images of a pipeline that never deregisters
 * anything, a hundred days later.
 */
class StaleRevisionsArchiveTest {
  private static final Duration LONG = Duration.ofDays(100);

  private static final Duration LAST = Duration.ofDays(3);

  /** A grace period after a sweep, with the last tasks and the spread of the checks. */
  private static final Duration AFTERWARDS = Duration.ofHours(30);

  private static final String ARCHIVE = "cleanup.stale-revisions=archive";

  private final Map<Integer, String> digests = new TreeMap<>();
  private final Map<Integer, String> arns = new TreeMap<>();

  private static Installation with(String action, String... settings) {
    List<String> all = new ArrayList<>();
    all.add("cleanup.task-events-queue=" + EmbeddedAws.TASK_EVENTS_QUEUE);
    all.addAll(List.of(settings));
    all.add(Installation.evidence("ecr-pull-time", "ecs-live"));
    all.add("cleanup.sweep-cron=");
    return Installation.with(action, all.toArray(String[]::new));
  }

  /** Registers the revisions of a family, one for each image. */
  private void register(Installation installation, int revisions) {
    for (int number = 1; number <= revisions; number++) {
      String tag = Integer.toString(number);
      digests.put(number, installation.push(tag));
      arns.put(number, installation.production().register("orders", image(tag)));
    }
  }

  private String digest(int number) {
    return digests.getOrDefault(number, "");
  }

  private String arn(int number) {
    return arns.getOrDefault(number, "");
  }

  /**
   * A hundred days, of which the application hears nothing until the last: the events of the
   * canaries of each day change nothing.
   */
  private static void passLong(Installation installation) {
    pass(installation, LONG);
  }

  private static void pass(Installation installation, Duration time) {
    TrailDelivery events = installation.aws().world().events();
    events.faults(new Faults(0, 0, 1, Duration.ZERO));
    installation.pass(time.minus(LAST));
    events.faults(Faults.NONE);
    installation.pass(LAST);
  }

  private static void sweepAndWait(Installation installation) {
    installation.sweep();
    installation.pass(AFTERWARDS);
  }

  private static List<String> archived(String... digests) {
    return List.of(digests).stream().map(digest -> "ARCHIVED " + digest).toList();
  }

  private static StarterTeam team(Installation installation) {
    return new StarterTeam(URI.create(installation.aws().address()), PRODUCTION);
  }

  @Test
  void ofARegistryThatStaleRevisionsHoldExactlyWhatNobodyUsesIsArchivedAndNothingDeleted() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 70);
      installation.production().createService("orders", arn(5), 1);
      team(installation).rule("by-number", arn(6));
      team(installation).schedule("yearly", arn(7));
      pass(installation, LONG.minus(Duration.ofDays(40)));
      installation.production().stopTask(installation.production().runTask(arn(8)));
      pass(installation, Duration.ofDays(40));
      Set<Integer> used = Set.of(5, 6, 7, 8, 68, 69, 70);

      assertThat(installation.run("plan", "--stale-revisions").out())
          .contains(
              "Held by stale task definitions alone: 63 of 70 images, 63.0 kB, $0.00 a month.");
      assertThat(installation.run("plan", "--compare=stale-revisions=keep").out())
          .contains("0 of 70 images could be removed in place of 63 (0 added, 63 dropped): ");
      sweepAndWait(installation);

      assertThat(installation.removals())
          .as("90 % of the images, in the archive")
          .containsExactlyInAnyOrderElementsOf(
              digests.entrySet().stream()
                  .filter(image -> !used.contains(image.getKey()))
                  .map(image -> "ARCHIVED " + image.getValue())
                  .toList())
          .hasSize(63);
      assertNobodyUsed(installation, installation.removed());
      sweepAndWait(installation);
      assertThat(installation.removals()).hasSize(63);
    }
  }

  /** By the record of the world itself, apart from the revisions that only name the images. */
  private void assertNobodyUsed(Installation installation, List<String> removed) {
    Instant lately = installation.aws().now().minus(Duration.ofDays(90));
    for (String image : removed) {
      assertThat(
              installation
                  .aws()
                  .world()
                  .ledger()
                  .usesWithUsers(ImageKey.shared(ORDERS, image))
                  .stream()
                  .filter(use -> use.time().to().isAfter(lately))
                  .map(use -> use.by())
                  .collect(Collectors.toSet()))
          .as(image)
          .allMatch(arns::containsValue)
          .hasSize(1);
    }
  }

  @Test
  void whatIsInTheArchiveIsDeletedAfterItsTimeThereWhileNothingButStaleRevisionsNameIt() {
    try (Installation installation = with("delete", ARCHIVE, "cleanup.archive-for=P10D")) {
      register(installation, 4);
      passLong(installation);
      sweepAndWait(installation);
      assertThat(installation.removals()).isEqualTo(archived(digest(1)));

      installation.pass(Duration.ofDays(11));

      assertThat(installation.removals())
          .containsExactly("ARCHIVED " + digest(1), "DELETED " + digest(1));
    }
  }

  @Test
  void whatIsInTheArchiveStaysThereIfARuleStartsItsRevisionByThen() {
    try (Installation installation = with("delete", ARCHIVE, "cleanup.archive-for=P10D")) {
      register(installation, 4);
      passLong(installation);
      sweepAndWait(installation);

      team(installation).rule("by-number", arn(1));
      installation.pass(Duration.ofDays(20));
      sweepAndWait(installation);

      assertThat(installation.removals()).isEqualTo(archived(digest(1)));
    }
  }

  @Test
  void aRevisionThatATaskRunsBetweenNominationAndCheckKeepsItsImage() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 5);
      passLong(installation);
      installation.sweep();
      assertThat(installation.schedules().nominated())
          .containsExactlyInAnyOrder(digest(1), digest(2));

      installation.production().runTask(arn(1));
      installation.pass(AFTERWARDS);

      assertThat(installation.removals()).isEqualTo(archived(digest(2)));
      assertThat(installation.lastDecision(digest(1))).startsWith("task-definitions, keep");
    }
  }

  @Test
  void aRevisionThatARuleStartsAfterTheNominationKeepsItsImage() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 5);
      passLong(installation);
      installation.sweep();

      team(installation).rule("by-number", arn(1));
      installation.pass(AFTERWARDS);

      assertThat(installation.removals()).isEqualTo(archived(digest(2)));
    }
  }

  @Test
  void revisionsThatAreTheNewestOnceOthersAreDeregisteredKeepTheirImages() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 5);
      passLong(installation);
      installation.sweep();

      installation.production().deregister(arn(5));
      installation.pass(Duration.ofHours(20));
      installation.pass(Duration.ofHours(10));

      assertThat(installation.removals())
          .containsExactlyInAnyOrder("ARCHIVED " + digest(1), "DELETED " + digest(5));
    }
  }

  @Test
  void withReportNothingIsArchivedAndTheRecordSaysWhatWouldBe() {
    try (Installation installation = with("delete", "cleanup.stale-revisions=report")) {
      register(installation, 4);
      passLong(installation);
      sweepAndWait(installation);

      installation.assertNoCallRemoves();
      assertThat(installation.lastDecision(digest(1))).startsWith("remove: ");
      assertThat(installation.decisions().records())
          .filteredOn(record -> record.path("digest").asText().equals(digest(1)))
          .last()
          .satisfies(record -> assertThat(record.path("action").asText()).isEqualTo("report"));
    }
  }

  @Test
  void withKeepNobodyAsksWhatStartsTaskDefinitionsAndNothingGoes() {
    try (Installation installation = with("delete")) {
      register(installation, 4);
      passLong(installation);
      sweepAndWait(installation);

      assertThat(installation.removals()).isEmpty();
      for (String operation :
          List.of(
              "events.ListEventBuses",
              "events.ListRules",
              "ecr.DescribeRegistry",
              "ecr.ListPullTimeUpdateExclusions")) {
        assertThat(installation.calls(operation)).as(operation).isZero();
      }
      // Whoever compares wants to know, and has it read.
      assertThat(
              installation
                  .run("plan", "--compare", "stale-revisions=archive", "-o=json")
                  .json()
                  .path("changes"))
          .singleElement()
          .satisfies(
              change -> {
                assertThat(change.path("digest").asText()).isEqualTo(digest(1));
                assertThat(change.at("/now/verdict").asText()).isEqualTo("in-use");
                assertThat(change.at("/then/action").asText()).isEqualTo("archive");
                assertThat(change.at("/then/reason").asText())
                    .startsWith("Only stale task definitions name it: ");
              });
    }
  }

  @Test
  void anIndexThatStaleRevisionsHoldGoesToTheArchiveWithItsPartsAndNoneIsDeleted() {
    try (Installation installation = with("delete", ARCHIVE)) {
      String amd = installation.push("amd");
      String index = installation.owner().pushIndex(ORDERS, "multi", List.of(amd));
      installation.production().register("orders", image("multi"));
      for (String tag : List.of("2", "3", "4")) {
        installation.push(tag);
        installation.production().register("orders", image(tag));
      }
      passLong(installation);
      sweepAndWait(installation);
      installation.pass(AFTERWARDS);
      sweepAndWait(installation);

      assertThat(installation.removals()).isEqualTo(archived(index, amd));
    }
  }

  @Test
  void whereACheckCannotReadTheRulesItKeepsAndThePlanSaysWhy() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 4);
      passLong(installation);
      installation.sweep();
      assertThat(installation.schedules().nominated()).containsExactly(digest(1));

      installation.refuse(call -> call.operation().equals("ListRules"));
      installation.pass(AFTERWARDS);

      assertThat(installation.removals()).isEmpty();
      assertThat(installation.run("plan", "--stale-revisions").out())
          .contains("Held by stale task definitions alone: nothing.")
          .contains("Rules and schedules of 111122223333/eu-central-1 were not read completely.");
    }
  }

  @Test
  void whereWhatReplicationSaysCannotBeReadItKeeps() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 4);
      passLong(installation);
      installation.refuse(call -> call.operation().equals("DescribeRegistry"));
      sweepAndWait(installation);

      assertThat(installation.schedules().nominated()).isEmpty();
      assertThat(installation.removals()).isEmpty();
    }
  }

  @Test
  void whereEcsDoesNotListTheNewestRevisionsItKeeps() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 4);
      passLong(installation);
      installation.refuse(
          call ->
              call.operation().equals("ListTaskDefinitions")
                  && !call.body().path("familyPrefix").isMissingNode());
      sweepAndWait(installation);

      assertThat(installation.removals()).isEmpty();
    }
  }

  @Test
  void whatIsReplicatedStaysAndThePlanSaysWhy() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 4);
      passLong(installation);
      try (EcrClient ecr = installation.client(EcrClient.builder())) {
        ReplicationDestination to =
            ReplicationDestination.builder().region("eu-west-1").registryId("999988887777").build();
        ReplicationRule rule = ReplicationRule.builder().destinations(to).build();
        ecr.putReplicationConfiguration(
            request -> request.replicationConfiguration(rules -> rules.rules(rule)));
      }
      sweepAndWait(installation);

      assertThat(installation.removals()).isEmpty();
      assertThat(installation.run("plan", "--stale-revisions").out())
          .contains("is replicated, and pulls of replicas are not seen.");
    }
  }

  @Test
  void whilePullsOfAnotherRoleAreNotRecordedNothingGoes() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 4);
      passLong(installation);
      try (EcrClient ecr = installation.client(EcrClient.builder())) {
        ecr.registerPullTimeUpdateExclusion(
            request -> request.principalArn("arn:aws:iam::111122223333:role/ecs-agents"));
      }
      sweepAndWait(installation);

      assertThat(installation.removals()).isEmpty();
      assertThat(installation.run("plan", "--stale-revisions").out())
          .contains("ECR does not record pulls by arn:aws:iam::111122223333:role/ecs-agents");
    }
  }

  @Test
  void withoutTheEventsOfTasksThatStopNothingGoes() {
    try (Installation installation = with("delete", ARCHIVE, "cleanup.task-events-queue=")) {
      register(installation, 4);
      passLong(installation);
      sweepAndWait(installation);

      assertThat(installation.removals()).isEmpty();
      assertThat(installation.run("explain", ORDERS + ":1").out())
          .contains("cleanup.task-events-queue is empty");
    }
  }

  @Test
  void explainSaysWhichRevisionsAreStaleAndWhatItWaitsFor() {
    try (Installation installation = with("delete", ARCHIVE)) {
      register(installation, 4);
      passLong(installation);
      installation.sweep();

      assertThat(installation.run("explain", ORDERS + ":1").out())
          .contains("in use: ")
          .contains("orders:1 in 111122223333/eu-central-1")
          .contains("waits for its second look");
      assertThat(installation.run("explain", ORDERS + ":4").out()).doesNotContain("stale");
    }
  }
}
