package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/** Tasks that run, that have stopped, and that never started, as a reader sees them. */
class LiveTasksTest extends LiveEcsTestCase {
  @Test
  void aStoppedTaskStaysListedForAnHour() {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    String arn = team.runTask(team.register("orders", IMAGE + ":v1"));
    Instant started = world.now();
    world.advance(Duration.ofMinutes(10));
    assertThat(tasks(DesiredStatus.STOPPED)).isEmpty();
    assertThat(tasks(DesiredStatus.PENDING)).isEmpty();
    assertThat(tasks(DesiredStatus.RUNNING))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.taskArn()).isEqualTo(arn);
              assertThat(task.startedAt()).isEqualTo(started);
              assertThat(task.stoppedAt()).isNull();
              assertThat(task.containers().get(0).imageDigest()).isEqualTo(digest);
            });

    team.stopTask(arn);
    Instant stopped = world.now();
    world.advance(Duration.ofMinutes(59));
    assertThat(tasks(DesiredStatus.RUNNING)).isEmpty();
    assertThat(tasks(DesiredStatus.STOPPED))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.stoppedAt()).isEqualTo(stopped);
              assertThat(task.lastStatus()).isEqualTo("STOPPED");
              assertThat(task.containers().get(0).imageDigest()).isEqualTo(digest);
            });

    world.advance(Duration.ofMinutes(2));
    assertThat(tasks(DesiredStatus.STOPPED)).isEmpty();
    assertThat(ecs.describeTasks(r -> r.tasks(arn)).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo("MISSING"));
  }

  @Test
  void aTaskThatCannotPullNamesItsImageWithoutADigest() {
    team.runTask(team.register("orders", IMAGE + ":none"));

    assertThat(tasks(DesiredStatus.STOPPED))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.startedAt()).isNull();
              assertThat(task.stoppedAt()).isEqualTo(world.now());
              assertThat(task.stopCodeAsString()).isEqualTo("TaskFailedToStart");
              assertThat(task.containers()).hasSize(1);
              assertThat(task.containers().get(0).image()).isEqualTo(IMAGE + ":none");
              assertThat(task.containers().get(0).imageDigest()).isNull();
            });
  }

  @Test
  void listsTasksPageByPage() {
    owner.push(REPOSITORY, "v1", "one", 1000);
    team.createService("orders", team.register("orders", IMAGE + ":v1"), 25);

    List<String> listed =
        ecs.listTasksPaginator(r -> r.maxResults(10)).taskArns().stream().toList();

    assertThat(listed).hasSize(25).doesNotHaveDuplicates();
    assertThat(aws.sandbox().endpoint().counts().of("ecs.ListTasks")).isEqualTo(3);
  }
}
