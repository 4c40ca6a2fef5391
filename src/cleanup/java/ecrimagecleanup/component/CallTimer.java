package ecrimagecleanup.component;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends calls that take too long. A client of the SDK that is given none has five threads of its own
 * for that, and there is a client for each service of each workload.
 */
final class CallTimer {
  private static final String NAME = "aws-call-timer";
  private static final long IDLE_SECONDS = 10;

  private CallTimer() {}

  /** One for many clients: a thread while there are calls, and none while there are not. */
  static ScheduledExecutorService create() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, NAME);
              thread.setDaemon(true);
              return thread;
            });
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    // Nearly every call ends in time.
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
