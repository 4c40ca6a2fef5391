/** The sandbox's AWS Lambda: functions with their versions and aliases, which nobody invokes. */
@NullMarked
package ecrimagecleanup.sandbox.lambda;

import org.jspecify.annotations.NullMarked;
