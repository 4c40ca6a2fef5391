/** Tests of sweeps and plans. */
@NullMarked
package ecrimagecleanup.sweep;

import org.jspecify.annotations.NullMarked;
