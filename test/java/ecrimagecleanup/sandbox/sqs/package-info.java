/** Tests of the embedded SQS. */
@NullMarked
package ecrimagecleanup.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
