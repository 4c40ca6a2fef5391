/** Tests of the embedded EventBridge Scheduler. */
@NullMarked
package ecrimagecleanup.sandbox.scheduler;

import org.jspecify.annotations.NullMarked;
