/** Tests of the embedded AWS. */
@NullMarked
package ecrimagecleanup.sandbox;

import org.jspecify.annotations.NullMarked;
