/** Tests of the component {@code sqs-dead-letters:}. */
@NullMarked
package ecrimagecleanup.component.sqs;

import org.jspecify.annotations.NullMarked;
