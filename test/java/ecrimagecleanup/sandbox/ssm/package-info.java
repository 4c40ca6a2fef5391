/** Tests of the embedded parameter store. */
@NullMarked
package ecrimagecleanup.sandbox.ssm;

import org.jspecify.annotations.NullMarked;
