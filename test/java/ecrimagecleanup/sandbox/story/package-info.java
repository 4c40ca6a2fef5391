/** Tests of the story that the sandbox plays. */
@NullMarked
package ecrimagecleanup.sandbox.story;

import org.jspecify.annotations.NullMarked;
