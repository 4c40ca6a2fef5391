/**
 * The simulation: random histories of days, played on one thread and a virtual clock by the real
 * routes against the embedded AWS, and judged by the world's own log.
 */
@NullMarked
package ecrimagecleanup.sandbox.simulation;

import org.jspecify.annotations.NullMarked;
