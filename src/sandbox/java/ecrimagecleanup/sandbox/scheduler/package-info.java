/**
 * EventBridge Scheduler as the sandbox has it: one-time schedules that fire on the world's clock.
 */
@NullMarked
package ecrimagecleanup.sandbox.scheduler;

import org.jspecify.annotations.NullMarked;
