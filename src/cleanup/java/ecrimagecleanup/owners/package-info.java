/**
 * What is whose: the plans of repositories, added up by the owner that a tag of them names. No I/O,
 * no clock.
 */
@NullMarked
package ecrimagecleanup.owners;

import org.jspecify.annotations.NullMarked;
