/** Tests of the embedded AWS Lambda. */
@NullMarked
package ecrimagecleanup.sandbox.lambda;

import org.jspecify.annotations.NullMarked;
