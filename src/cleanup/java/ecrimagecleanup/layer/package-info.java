/** What images store: their layers, which several of them can have, and what goes with images. */
@NullMarked
package ecrimagecleanup.layer;

import org.jspecify.annotations.NullMarked;
