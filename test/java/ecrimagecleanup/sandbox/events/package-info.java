/** Tests of the embedded EventBridge. */
@NullMarked
package ecrimagecleanup.sandbox.events;

import org.jspecify.annotations.NullMarked;
