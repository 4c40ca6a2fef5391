/**
 * The questions of the decision table, one class each, and their order. No I/O, no clock.
 *
 * @see ecrimagecleanup.check.question.Questions
 */
@NullMarked
package ecrimagecleanup.check.question;

import org.jspecify.annotations.NullMarked;
