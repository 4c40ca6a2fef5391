package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Sends what ECS itself tells EventBridge of a task that has stopped.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html">ECS
 *     task state change events</a>
 */
final class TaskEvents {
  private final World world;

  TaskEvents(World world) {
    this.world = world;
  }

  /** Sends the event of a task that stops now. */
  void stopped(Task task) {
    if (world.taskEvents().isForwarded()) {
      world.taskEvents().send(Json.write(event(task, world.now())));
    }
  }

  private static ObjectNode event(Task task, Instant now) {
    String[] arn = task.arn.split(":", -1);
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", UUID.nameUUIDFromBytes(task.arn.getBytes(StandardCharsets.UTF_8)).toString())
            .put("detail-type", "ECS Task State Change")
            .put("source", "aws.ecs")
            .put("account", arn[4])
            .put("time", now.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", arn[3]);
    event.putArray("resources").add(task.arn);
    ObjectNode detail = task.json();
    // Times are texts here, and not numbers as in the answers of ECS.
    detail.remove("startedAt");
    detail.put("createdAt", task.createdAt.toString()).put("stoppedAt", now.toString());
    detail.putObject("overrides").putArray("containerOverrides");
    event.set("detail", detail);
    return event;
  }
}
