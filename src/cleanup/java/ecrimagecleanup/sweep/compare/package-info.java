/**
 * Two policies side by side, decided on what was read once: which images would be removable under
 * the one and not under the other, and what that comes to.
 */
@NullMarked
package ecrimagecleanup.sweep.compare;

import org.jspecify.annotations.NullMarked;
