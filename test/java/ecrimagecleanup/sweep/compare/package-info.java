/** Tests of two policies side by side. */
@NullMarked
package ecrimagecleanup.sweep.compare;

import org.jspecify.annotations.NullMarked;
