package ecrimagecleanup.sandbox;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides what goes wrong with which call. Safe to call from several threads. */
public interface FaultInjector {

  /** Those calls are not carried out: this becomes of each instead. */
  static FaultInjector failing(Predicate<AwsCall> calls, Function<AwsCall, Fault> fault) {
    return new FaultInjector() {
      @Override
      public Optional<Fault> before(AwsCall call) {
        return calls.test(call) ? Optional.of(fault.apply(call)) : Optional.empty();
      }
    };
  }

  /** Those calls are carried out, but their answers do not arrive. */
  static FaultInjector losing(Predicate<AwsCall> calls) {
    return new FaultInjector() {
      @Override
      public Optional<Fault> after(AwsCall call) {
        return calls.test(call) ? Optional.of(Fault.lost()) : Optional.empty();
      }
    };
  }

  /** What becomes of a call instead of being carried out; empty lets it through. */
  default Optional<Fault> before(AwsCall call) {
    return Optional.empty();
  }

  /** What becomes of the answer of a call that has been carried out with success. */
  default Optional<Fault> after(AwsCall call) {
    return Optional.empty();
  }
}
