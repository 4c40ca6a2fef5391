/** Tests of the questions of the decision table. */
@NullMarked
package ecrimagecleanup.decision.question;

import org.jspecify.annotations.NullMarked;
