/** Tests of the component {@code cleanup-reader:}. */
@NullMarked
package ecrimagecleanup.component.reader;

import org.jspecify.annotations.NullMarked;
