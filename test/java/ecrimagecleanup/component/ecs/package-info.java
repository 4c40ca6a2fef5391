/** Tests of what {@code component.ecs} is for. */
@NullMarked
package ecrimagecleanup.component.ecs;

import org.jspecify.annotations.NullMarked;
