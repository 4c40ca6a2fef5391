/**
 * What becomes of an image: what is known, the questions in their order, the answer, its record. No
 * I/O, no clock.
 */
@NullMarked
package ecrimagecleanup.decision;

import org.jspecify.annotations.NullMarked;
