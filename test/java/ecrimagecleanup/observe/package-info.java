/** Tests of what is read over HTTP. */
@NullMarked
package ecrimagecleanup.observe;

import org.jspecify.annotations.NullMarked;
