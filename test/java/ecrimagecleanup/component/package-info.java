/** Tests of what {@code component} is for. */
@NullMarked
package ecrimagecleanup.component;

import org.jspecify.annotations.NullMarked;
