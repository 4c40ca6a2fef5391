package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Instant;

/**
 * A deployment or a task set of a service, as ECS shows it. What the service ran before is not
 * there any more, but it may have run it until this one began, and a little longer.
 *
 * @param service the ARN of the service
 * @param taskDefinition what it is to run
 * @param since when it was created
 */
public record ServiceDeployment(String service, TaskDefinitionArn taskDefinition, Instant since) {}
