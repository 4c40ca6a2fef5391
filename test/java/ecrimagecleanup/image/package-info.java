/** Tests of images. */
@NullMarked
package ecrimagecleanup.image;

import org.jspecify.annotations.NullMarked;
