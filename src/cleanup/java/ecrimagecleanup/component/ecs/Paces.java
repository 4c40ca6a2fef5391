package ecrimagecleanup.component.ecs;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * How fast ECS is called: half of the documented burst at once, and a quarter of the documented
 * rate from then on, in each account, region and group of actions, by all clients of one component.
 * A call waits for its turn before its time limit begins. Clients that are given, and not made by
 * the component, keep to no pace: who gives them has the clock. Safe for several threads.
 */
final class Paces {
  /** Waits. */
  @FunctionalInterface
  interface Sleep {
    void sleep(long nanoseconds) throws InterruptedException;
  }

  private record Key(String account, String region, ActionGroup group) {}

  private final LongSupplier nanoseconds;
  private final Sleep sleep;

  /** When the bucket of a key will be full again, in nanoseconds. */
  private final Map<Key, Long> full = new HashMap<>();

  /** Those of real time. */
  Paces() {
    this(RealTime::nanoseconds, TimeUnit.NANOSECONDS::sleep);
  }

  Paces(LongSupplier nanoseconds, Sleep sleep) {
    this.nanoseconds = nanoseconds;
    this.sleep = sleep;
  }

  /** Holds back the calls of the clients of an account. */
  ExecutionInterceptor of(String account) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String region = String.valueOf(attributes.getAttribute(AwsExecutionAttribute.AWS_REGION));
        ActionGroup.of(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
            .ifPresent(group -> await(account, region, group));
      }
    };
  }

  /** Waits until a call may be made. */
  void await(String account, String region, ActionGroup group) {
    long wait = reserve(new Key(account, region, group));
    if (wait > 0) {
      try {
        sleep.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw AbortedException.create("The thread was interrupted.", e);
      }
    }
  }

  /** How long the next call has to wait, in nanoseconds. */
  private synchronized long reserve(Key key) {
    long interval = Duration.ofSeconds(1).toNanos() / key.group().perSecond();
    long now = nanoseconds.getAsLong();
    long fullAt = Math.max(full.getOrDefault(key, now), now);
    full.put(key, fullAt + interval);
    return fullAt - now - (key.group().burst() - 1) * interval;
  }
}
