/** Events that say that a task definition came into use or went out of it. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.event;

import org.jspecify.annotations.NullMarked;
