/** Tests of image deletion checks. */
@NullMarked
package ecrimagecleanup.check;

import org.jspecify.annotations.NullMarked;
