/** Tests of what the answers of ECS mean. */
@NullMarked
package ecrimagecleanup.evidence.ecs;

import org.jspecify.annotations.NullMarked;
