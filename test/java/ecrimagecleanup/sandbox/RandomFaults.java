package ecrimagecleanup.sandbox;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Faults that strike some calls by chance; the same seed makes the same faults. */
public final class RandomFaults implements FaultInjector {

  /**
   * How often what goes wrong.
   *
   * @param throttled the probability that a call is throttled
   * @param internal the probability that a call fails without having been carried out
   * @param failedAfter the probability that a call fails after it has been carried out
   * @param lost the probability that the answer is lost after the call has been carried out
   */
  public record Rates(double throttled, double internal, double failedAfter, double lost) {}

  private final SplittableRandom chance;
  private final Rates rates;
  private final Predicate<AwsCall> which;

  /** Faults of the calls that {@code which} accepts. */
  public RandomFaults(long seed, Rates rates, Predicate<AwsCall> which) {
    this.chance = new SplittableRandom(seed);
    this.rates = rates;
    this.which = which;
  }

  @Override
  public Optional<Fault> before(AwsCall call) {
    return pick(call, rates.throttled(), Fault.throttled(), rates.internal(), Fault.internal());
  }

  @Override
  public Optional<Fault> after(AwsCall call) {
    return pick(call, rates.failedAfter(), Fault.internal(), rates.lost(), Fault.lost());
  }

  private synchronized Optional<Fault> pick(
      AwsCall call, double first, Fault firstFault, double second, Fault secondFault) {
    if (!which.test(call)) {
      return Optional.empty();
    }
    double drawn = chance.nextDouble();
    if (drawn < first) {
      return Optional.of(firstFault);
    }
    return drawn < first + second ? Optional.of(secondFault) : Optional.empty();
  }
}
