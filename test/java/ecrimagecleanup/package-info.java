/** Tests of the application as a whole, and of its settings. */
@NullMarked
package ecrimagecleanup;

import org.jspecify.annotations.NullMarked;
