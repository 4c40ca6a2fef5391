/** The story that {@code sandbox} plays: its cast, its plot, its judge, and how it is told. */
@NullMarked
package ecrimagecleanup.sandbox.story;

import org.jspecify.annotations.NullMarked;
