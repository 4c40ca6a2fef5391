/** Tests of layers. */
@NullMarked
package ecrimagecleanup.layer;

import org.jspecify.annotations.NullMarked;
