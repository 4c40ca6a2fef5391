/** Tests of what {@code component.inspector} is for. */
@NullMarked
package ecrimagecleanup.component.inspector;

import org.jspecify.annotations.NullMarked;
