package ecrimagecleanup.endtoend;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.TrailDelivery.Faults;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What goes wrong with an embedded AWS, because a test wants it to. */
interface Troubled {
  EmbeddedAws aws();

  /** What goes wrong with calls of AWS; to add to, and to remove from. */
  default List<FaultInjector> faults() {
    return aws().sandbox().endpoint().faults();
  }

  /** Denies calls of some kind, which the SDK does not try again, until it is taken away. */
  default FaultInjector refuse(Predicate<AwsCall> calls) {
    return refuse(Integer.MAX_VALUE, calls);
  }

  /** Denies the first {@code times} calls of some kind, which the SDK does not try again. */
  default FaultInjector refuse(int times, Predicate<AwsCall> calls) {
    AtomicInteger failed = new AtomicInteger();
    FaultInjector refusal =
        FaultInjector.failing(
            call -> calls.test(call) && failed.incrementAndGet() <= times,
            call -> Fault.denied(call.service() + ":" + call.operation()));
    faults().add(refusal);
    return refusal;
  }

  /** From now on CloudTrail loses every event. */
  default void loseEvents() {
    aws().world().events().faults(new Faults(0, 0, 1, Duration.ZERO));
  }

  /** From now on CloudTrail delivers every event again. */
  default void deliverEvents() {
    aws().world().events().faults(Faults.NONE);
  }

  /** From now on the aggregator may not read an account any more. */
  default void failSource(String accountId) {
    aws().world().inventory().fail(accountId, World.REGION, "AccessDenied", "Not authorised");
  }
}
