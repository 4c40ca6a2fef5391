/**
 * What comes from queues: reading it, refusing it, and where it lies when it was refused. No I/O,
 * no clock.
 */
@NullMarked
package ecrimagecleanup.message;

import org.jspecify.annotations.NullMarked;
