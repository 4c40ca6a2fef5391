/** Tests of the package of the same name. */
@NullMarked
package ecrimagecleanup.layer;

import org.jspecify.annotations.NullMarked;
