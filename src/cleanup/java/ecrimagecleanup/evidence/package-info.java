/**
 * Whether somebody uses an image, as the sources of evidence see it: used, unused or unknown. No
 * I/O, no clock.
 */
@NullMarked
package ecrimagecleanup.evidence;

import org.jspecify.annotations.NullMarked;
