/** Tests of what the answers of AWS Lambda mean. */
@NullMarked
package ecrimagecleanup.evidence.lambda;

import org.jspecify.annotations.NullMarked;
