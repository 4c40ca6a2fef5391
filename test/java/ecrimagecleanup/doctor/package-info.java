/** Tests of what {@code doctor} says. */
@NullMarked
package ecrimagecleanup.doctor;

import org.jspecify.annotations.NullMarked;
