/** Tests of decisions: the questions, their order, what follows. */
@NullMarked
package ecrimagecleanup.decision;

import org.jspecify.annotations.NullMarked;
