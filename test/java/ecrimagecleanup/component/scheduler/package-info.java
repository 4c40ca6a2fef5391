/** Tests of what {@code component.scheduler} is for. */
@NullMarked
package ecrimagecleanup.component.scheduler;

import org.jspecify.annotations.NullMarked;
