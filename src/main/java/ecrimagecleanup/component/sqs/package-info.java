/** The component {@code sqs-dead-letters:}: what is in dead-letter queues, and back with it. */
@NullMarked
package ecrimagecleanup.component.sqs;

import org.jspecify.annotations.NullMarked;
