/**
 * The benchmark: the days of an organisation, played on a virtual clock by the real routes against
 * the embedded AWS, whose answers take time and whose rates are limited.
 */
@NullMarked
package ecrimagecleanup.sandbox.benchmark;

import org.jspecify.annotations.NullMarked;
