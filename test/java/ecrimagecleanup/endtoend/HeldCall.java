package ecrimagecleanup.endtoend;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps the callers of an operation such as {@code BatchDeleteImage} waiting for an answer. */
final class HeldCall implements FaultInjector {
  private static final long PATIENCE_SECONDS = 120;

  private final String operation;
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile Optional<Fault> fate = Optional.empty();

  HeldCall(String operation) {
    this.operation = operation;
  }

  @Override
  public Optional<Fault> before(AwsCall call) {
    if (!call.operation().equals(operation)) {
      return Optional.empty();
    }
    arrived.countDown();
    await(decided);
    return fate;
  }

  /** Waits until somebody calls. */
  void awaitArrival() {
    await(arrived);
  }

  /** Lets the calls be carried out. */
  void release() {
    decided.countDown();
  }

  /** Loses the calls: they are not carried out. */
  void lose() {
    fate = Optional.of(Fault.lost());
    decided.countDown();
  }

  private void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "Waited for %s for %d seconds.".formatted(operation, PATIENCE_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
