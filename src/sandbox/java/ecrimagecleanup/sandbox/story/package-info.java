/** The story that {@code sandbox} plays: its cast, its plot, its judge, and how it is printed. */
@NullMarked
package ecrimagecleanup.sandbox.story;

import org.jspecify.annotations.NullMarked;
