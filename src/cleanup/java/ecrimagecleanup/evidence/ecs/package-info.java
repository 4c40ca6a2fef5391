/** What the answers of ECS itself mean. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.evidence.ecs;

import org.jspecify.annotations.NullMarked;
