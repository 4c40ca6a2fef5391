/** Hostile input: any bytes to whatever reads what others wrote. */
@NullMarked
package ecrimagecleanup.fuzz;

import org.jspecify.annotations.NullMarked;
