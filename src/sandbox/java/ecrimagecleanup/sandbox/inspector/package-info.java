/** The sandbox's Amazon Inspector: which images it covers, and where they run. */
@NullMarked
package ecrimagecleanup.sandbox.inspector;

import org.jspecify.annotations.NullMarked;
