/** Tests of the questions of the decision table. */
@NullMarked
package ecrimagecleanup.check.question;

import org.jspecify.annotations.NullMarked;
