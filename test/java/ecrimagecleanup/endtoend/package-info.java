/** Tests of the whole application on the embedded AWS. */
@NullMarked
package ecrimagecleanup.endtoend;

import org.jspecify.annotations.NullMarked;
