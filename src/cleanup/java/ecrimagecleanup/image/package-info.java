/**
 * Images, the repositories that hold them, how they hang together, and the references that name
 * them. No I/O, no clock.
 */
@NullMarked
package ecrimagecleanup.image;

import org.jspecify.annotations.NullMarked;
