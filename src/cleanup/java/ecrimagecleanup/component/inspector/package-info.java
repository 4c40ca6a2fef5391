/**
 * The component {@code inspector-coverage:}: in how many tasks and pods Amazon Inspector sees
 * images.
 */
@NullMarked
package ecrimagecleanup.component.inspector;

import org.jspecify.annotations.NullMarked;
