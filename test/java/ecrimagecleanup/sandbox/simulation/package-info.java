/** Tests by the simulation, and histories of real processes that are killed. */
@NullMarked
package ecrimagecleanup.sandbox.simulation;

import org.jspecify.annotations.NullMarked;
