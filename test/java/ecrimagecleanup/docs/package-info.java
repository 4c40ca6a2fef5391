/** The documentation: it is short, its links lead somewhere, and it says what the code does. */
@NullMarked
package ecrimagecleanup.docs;

import org.jspecify.annotations.NullMarked;
