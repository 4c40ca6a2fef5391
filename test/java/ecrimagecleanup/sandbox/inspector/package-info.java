/** Tests of the embedded Inspector. */
@NullMarked
package ecrimagecleanup.sandbox.inspector;

import org.jspecify.annotations.NullMarked;
