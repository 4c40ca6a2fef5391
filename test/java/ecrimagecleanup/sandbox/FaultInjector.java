package ecrimagecleanup.sandbox;

import java.util.Optional;

/** Decides what goes wrong with which call. Safe to call from several threads. */
public interface FaultInjector {

  /** What becomes of a call instead of being carried out; empty lets it through. */
  default Optional<Fault> before(AwsCall call) {
    return Optional.empty();
  }

  /** What becomes of the answer of a call that has been carried out with success. */
  default Optional<Fault> after(AwsCall call) {
    return Optional.empty();
  }
}
