/** Tests of what is worth knowing of repositories. */
@NullMarked
package ecrimagecleanup.hygiene;

import org.jspecify.annotations.NullMarked;
