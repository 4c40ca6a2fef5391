/**
 * The questions of the decision table, one class each, and their order. No I/O, no clock.
 *
 * @see ecrimagecleanup.decision.question.Questions
 */
@NullMarked
package ecrimagecleanup.decision.question;

import org.jspecify.annotations.NullMarked;
