/**
 * A rehearsal on a live account: what is made and in which order, what was seen, and which of the
 * readings of AWS that follows from it.
 */
@NullMarked
package ecrimagecleanup.rehearsal;

import org.jspecify.annotations.NullMarked;
