/** What the answers of AWS Lambda mean. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.evidence.lambda;

import org.jspecify.annotations.NullMarked;
