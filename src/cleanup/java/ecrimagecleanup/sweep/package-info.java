/**
 * What is decided on all images of a repository at once: the nominations of a sweep, and the plan
 * that people read. No I/O, no clock.
 */
@NullMarked
package ecrimagecleanup.sweep;

import org.jspecify.annotations.NullMarked;
