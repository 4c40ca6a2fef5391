/** The sandbox's container service: task definitions, services and tasks. */
@NullMarked
package ecrimagecleanup.sandbox.ecs;

import org.jspecify.annotations.NullMarked;
