package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Instant;

/**
 * A deployment or a task set of a service, as ECS shows it. What the service ran before is not
 * there any more, but it may have run it, or could go back to it, until this one last changed, and
 * a little longer.
 *
 * @param service the ARN of the service
 * @param taskDefinition what it is to run
 * @param changed when it last changed, such as from under way to complete
 */
public record ServiceDeployment(
    String service, TaskDefinitionArn taskDefinition, Instant changed) {}
