/** Tests of what {@code component.lambda} is for. */
@NullMarked
package ecrimagecleanup.component.lambda;

import org.jspecify.annotations.NullMarked;
