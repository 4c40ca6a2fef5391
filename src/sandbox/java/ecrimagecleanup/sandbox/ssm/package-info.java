/** The sandbox's parameter store. */
@NullMarked
package ecrimagecleanup.sandbox.ssm;

import org.jspecify.annotations.NullMarked;
