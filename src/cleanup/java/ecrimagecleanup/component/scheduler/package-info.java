/**
 * The component {@code eventbridge-scheduler:}: one-time schedules of Amazon EventBridge Scheduler.
 */
@NullMarked
package ecrimagecleanup.component.scheduler;

import org.jspecify.annotations.NullMarked;
