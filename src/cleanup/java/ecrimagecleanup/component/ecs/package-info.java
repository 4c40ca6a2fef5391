/** The component {@code ecs-usage:}: what ECS runs right now in the workload accounts. */
@NullMarked
package ecrimagecleanup.component.ecs;

import org.jspecify.annotations.NullMarked;
