/**
 * The image deletion check: its message, its name, its evidence and its decision. No I/O, no clock.
 */
@NullMarked
package ecrimagecleanup.check;

import org.jspecify.annotations.NullMarked;
