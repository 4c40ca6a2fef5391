/** The component {@code identity:}: who calls AWS, and what that principal may do. */
@NullMarked
package ecrimagecleanup.component.identity;

import org.jspecify.annotations.NullMarked;
