package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.DEVELOPMENT;
import static ecrimagecleanup.endtoend.Installation.byDigest;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The end of every use is seen, whatever names the image: the stops of the tasks that ran it tell.
 * The numbers are those of a list of what happens in a real organisation.
 */
class StoppedTasksTest {
  /** The cause of every check of a stop: its name does not depend on the task definition. */
  private static final Cause STOP =
      new Cause.Stopped(
          TaskDefinitionArn.parse("arn:aws:ecs:eu-central-1:111122223333:task-definition/any:1")
              .orElseThrow(),
          false);

  /** Another repository, as ECS shows no digest of a service without tasks. */
  private static final String OTHER = "team/other";

  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  /** An hour to round up to, and what the last look and the deletion take. */
  private static final Duration A_LITTLE_MORE_THAN_A_DAY = Duration.ofHours(26);

  private static void assertThere(Installation installation, int removed) {
    assertThat(installation.aws().world().ledger().removals())
        .extracting(UseLedger.Removal::image)
        .hasSize(removed);
  }

  private static List<ScheduleName> stops(Installation installation) {
    return installation.schedules().names().stream()
        .flatMap(name -> ScheduleName.parse(name).stream())
        .filter(name -> name.isOf(STOP))
        .toList();
  }

  @Test
  void reality04AServiceThatLeftForAnotherFamilyHoursBeforeTheCheckUsedTheImageUntilThen() {
    try (Installation installation = Installation.with("delete")) {
      WorkloadAccount production = installation.production();
      installation.push("1");
      installation.push("2");
      String orders = production.register("orders", image("1"));
      production.createService("shop", orders, 2);
      installation.pass(HALF_A_DAY);
      production.deregister(orders);
      installation.pass(Duration.ofHours(20));

      production.deploy("shop", production.register("billing", image("2")));
      installation.pass(Duration.ofHours(22));

      assertThere(installation, 0);
      installation.pass(A_LITTLE_MORE_THAN_A_DAY);
      assertThere(installation, 1);
    }
  }

  /** The service stops no task when it leaves. The later check comes of a task of its own. */
  @Test
  void aServiceWithoutTasksUsedTheImageUntilItLeftAlthoughATaskElsewhereStoppedBefore() {
    try (Installation installation = Installation.with("delete")) {
      WorkloadAccount production = installation.production();
      WorkloadAccount development = installation.account(DEVELOPMENT);
      installation.push("1");
      installation.createOptedIn(OTHER);
      installation.owner().push(OTHER, "2", "another", 1000);
      String orders = production.register("orders", image("1"));
      production.createService("shop", orders, 0);
      String job = development.register("job", image("1"));
      String task = development.runTask(job);
      installation.pass(HALF_A_DAY);
      production.deregister(orders);
      installation.pass(A_LITTLE_MORE_THAN_A_DAY);
      development.stopTask(task);
      development.deregister(job);
      installation.pass(Duration.ofHours(21));

      production.deploy("shop", production.register("billing", image(OTHER, "2")));
      installation.pass(Duration.ofHours(22));

      assertThere(installation, 0);
      installation.pass(HALF_A_DAY);
      assertThere(installation, 1);
    }
  }

  @Test
  void aServiceThatIsDeletedHoursBeforeTheCheckUsedTheImageUntilThen() {
    try (Installation installation = Installation.with("delete")) {
      WorkloadAccount production = installation.production();
      installation.push("1");
      String orders = production.register("orders", image("1"));
      production.createService("orders", orders, 1);
      installation.pass(HALF_A_DAY);
      production.deregister(orders);
      installation.pass(Duration.ofHours(20));

      production.deleteService("orders");
      installation.pass(Duration.ofHours(22));

      assertThere(installation, 0);
      installation.pass(A_LITTLE_MORE_THAN_A_DAY);
      assertThere(installation, 1);
    }
  }

  @Test
  void aJobThatNoServiceRanUsedTheImageUntilItStopped() {
    try (Installation installation = Installation.with("delete")) {
      WorkloadAccount production = installation.production();
      installation.push("1");
      String job = production.register("job", image("1"));
      installation.pass(HALF_A_DAY);
      String task = production.runTask(job);
      production.deregister(job);
      installation.pass(Duration.ofHours(20));

      production.stopTask(task);
      installation.pass(Duration.ofHours(22));

      assertThere(installation, 0);
      installation.pass(HALF_A_DAY);
      assertThere(installation, 1);
    }
  }

  @Test
  void reality05TheStopsOfTwoAccountsInAnHourHaveOneCheck() {
    try (Installation installation = Installation.with("report")) {
      String digest = installation.push("1");
      WorkloadAccount development = installation.account(DEVELOPMENT);
      WorkloadAccount production = installation.production();
      production.stopTask(production.runTask(production.register("a", byDigest(digest))));
      development.stopTask(development.runTask(development.register("b", byDigest(digest))));
      installation.pass(Duration.ofMinutes(1));

      assertThat(installation.aws().deliveries(EmbeddedAws.TASK_EVENTS_QUEUE)).isEqualTo(2);
      assertThat(stops(installation)).hasSize(1);
    }
  }

  @Test
  void reality10TheOldTasksOfALongBakeUsedTheImageUntilTheLastOfThemStopped() {
    try (Installation installation = Installation.with("delete")) {
      WorkloadAccount production = installation.production();
      installation.push("1");
      installation.push("2");
      String blue = production.register("shop", image("1"));
      production.createService("shop", blue, 1);
      installation.pass(HALF_A_DAY);
      installation
          .aws()
          .world()
          .settings(installation.aws().world().settings().withRollout(Duration.ofHours(20)));

      production.deploy("shop", production.register("shop", image("2")));
      production.deregister(blue);
      installation.pass(Duration.ofHours(40));

      assertThere(installation, 0);
      installation.pass(A_LITTLE_MORE_THAN_A_DAY);
      assertThere(installation, 1);
    }
  }

  @Test
  void aTaskThatCouldNotStartBringsUpWhatItWasToRun() {
    try (Installation installation = Installation.with("report")) {
      installation.push("1");
      WorkloadAccount production = installation.production();
      production.runTask(production.register("a", image("1"), image("missing")));
      installation.pass(Duration.ofMinutes(1));

      assertThat(stops(installation)).hasSize(1);
    }
  }

  /** What a task overrides can hold secrets; the rule of the shared account leaves it out. */
  @Test
  void theQueueGetsNothingButContainersArnsAndTimes() {
    try (EmbeddedAws aws =
        EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T00:00:00Z")), 1, 0, 30)) {
      WorkloadAccount account = new WorkloadAccount(aws.sandbox(), DEVELOPMENT, World.REGION);
      account.stopTask(account.runTask(account.register("a", "nginx:1")));
      aws.world().advance(Duration.ofMinutes(1));

      String body = aws.queues().receive(EmbeddedAws.TASK_EVENTS_QUEUE, 0).get(0).body();

      assertThat(body).contains("nginx:1", "stoppedAt", "taskDefinitionArn", DEVELOPMENT);
      assertThat(body).doesNotContain("overrides", "<", "group");
    }
  }
}
