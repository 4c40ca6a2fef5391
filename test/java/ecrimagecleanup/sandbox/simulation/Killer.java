package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Kills each process at one of its first calls of AWS: before AWS has the call, after it carried it
 * out and before the answer is there, or a moment after the answer. Polls for messages do not
 * count. Safe for several threads.
 */
final class Killer implements FaultInjector {
  private enum When {
    BEFORE_CALL,
    BEFORE_ANSWER,
    AFTER_ANSWER
  }

  /** A process that starts and one message take about as many calls. */
  private static final int LATEST_CALL = 30;

  private static final long LONGEST_MOMENT_MILLIS = 50;

  private final SplittableRandom chance;
  private final Map<String, Integer> kills = new TreeMap<>();
  private int left;
  private Runnable kill = () -> {};
  private boolean alive;
  private int callsToGo;
  private When when = When.BEFORE_CALL;
  private Optional<AwsCall> last = Optional.empty();

  /**
   * @param kills how many processes die
   */
  Killer(SplittableRandom chance, int kills) {
    this.chance = chance;
    this.left = kills;
  }

  /** A process begins. */
  synchronized void begins(Runnable howToKill) {
    kill = howToKill;
    alive = true;
    last = Optional.empty();
    callsToGo = chance.nextInt(1, LATEST_CALL + 1);
    when = When.values()[chance.nextInt(When.values().length)];
  }

  /** No process dies any more. */
  synchronized void calm() {
    left = 0;
  }

  /** Whether the process was not killed yet. */
  synchronized boolean isAlive() {
    return alive;
  }

  /** How many were killed at which call, and when: {@code BEFORE_CALL ecr.DescribeImages}. */
  synchronized Map<String, Integer> kills() {
    return new TreeMap<>(kills);
  }

  @Override
  public synchronized Optional<Fault> before(AwsCall call) {
    if (left == 0 || !alive || isPoll(call) || --callsToGo != 0) {
      return Optional.empty();
    }
    last = Optional.of(call);
    return when == When.BEFORE_CALL ? strike(call) : Optional.empty();
  }

  @Override
  public synchronized Optional<Fault> after(AwsCall call) {
    if (last.filter(call::equals).isEmpty()) {
      return Optional.empty();
    }
    last = Optional.empty();
    if (when == When.BEFORE_ANSWER) {
      return strike(call);
    }
    if (when == When.AFTER_ANSWER) {
      CompletableFuture.delayedExecutor(
              chance.nextLong(LONGEST_MOMENT_MILLIS), TimeUnit.MILLISECONDS)
          .execute(() -> strike(call));
    }
    return Optional.empty();
  }

  private synchronized Optional<Fault> strike(AwsCall call) {
    if (left == 0 || !alive) {
      return Optional.empty();
    }
    kill.run();
    alive = false;
    left--;
    kills.merge(
        "%s %s.%s"
            .formatted(
                when,
                call.service(),
                call.operation().isEmpty() ? call.method() : call.operation()),
        1,
        Integer::sum);
    return Optional.of(Fault.lost());
  }

  private static boolean isPoll(AwsCall call) {
    return call.operation().equals("ReceiveMessage");
  }
}
