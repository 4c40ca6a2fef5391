/**
 * Images, the repositories that hold them, which of them depend on each other, and the references
 * that name them. No I/O, no clock.
 */
@NullMarked
package ecrimagecleanup.image;

import org.jspecify.annotations.NullMarked;
