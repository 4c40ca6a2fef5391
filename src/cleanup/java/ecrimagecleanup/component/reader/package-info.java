/**
 * The component {@code cleanup-reader:}, which is for the commands alone: who calls AWS and what
 * that principal may do, how queues are, what is in dead-letter queues, and back with it, and what
 * was decided by the log.
 */
@NullMarked
package ecrimagecleanup.component.reader;

import org.jspecify.annotations.NullMarked;
