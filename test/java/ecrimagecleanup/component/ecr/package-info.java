/** Tests of what {@code component.ecr} is for. */
@NullMarked
package ecrimagecleanup.component.ecr;

import org.jspecify.annotations.NullMarked;
