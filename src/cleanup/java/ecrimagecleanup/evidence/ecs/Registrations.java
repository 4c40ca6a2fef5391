package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Instant;
import java.util.Map;

/**
 * When ECS registered revisions of task definitions. One that could not be described, or whose time
 * ECS does not say, is missing.
 *
 * @param at when, by revision
 */
public record Registrations(Map<TaskDefinitionArn, Instant> at) {
  public Registrations {
    at = Map.copyOf(at);
  }
}
