package ecrimagecleanup.endtoend;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets some calls of an operation pass, and loses every further one. */
final class LostCalls implements FaultInjector {
  private static final long PATIENCE_SECONDS = 30;

  private final String operation;
  private final AtomicInteger left;
  private final CountDownLatch lost = new CountDownLatch(1);

  LostCalls(String operation, int passed) {
    this.operation = operation;
    this.left = new AtomicInteger(passed);
  }

  @Override
  public Optional<Fault> before(AwsCall call) {
    if (!(call.method() + " " + call.path()).startsWith(operation) || left.getAndDecrement() > 0) {
      return Optional.empty();
    }
    lost.countDown();
    return Optional.of(Fault.lost());
  }

  /** Waits until the first call is lost. */
  void awaitFirst() {
    try {
      if (!lost.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("No call of %s was lost.".formatted(operation));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
