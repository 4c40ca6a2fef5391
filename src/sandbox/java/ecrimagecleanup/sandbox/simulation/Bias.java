package ecrimagecleanup.sandbox.simulation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What histories are to have more of than chance alone would give them.
 *
 * @param profile the profile of all of them; empty for any
 * @param often what happens often
 * @param faults the faults that strike calls
 * @param losesEvents whether some events never come
 * @param readings how AWS is read
 * @param stops whether events of tasks that stop are forwarded; empty if chance says so
 */
record Bias(
    Optional<Profile> profile,
    Set<Deed> often,
    Set<FaultKind> faults,
    boolean losesEvents,
    ReadingsOf readings,
    Optional<Boolean> stops) {
  /** As chance has it. */
  static final Bias NONE =
      new Bias(
          Optional.empty(),
          Set.of(),
          EnumSet.allOf(FaultKind.class),
          false,
          ReadingsOf.byDefault(),
          Optional.empty());

  Bias {
    often = Set.copyOf(often);
    faults = Set.copyOf(faults);
  }

  static Bias to(Deed... often) {
    return new Bias(
        Optional.empty(), Set.of(often), NONE.faults(), false, NONE.readings(), Optional.of(false));
  }

  static Bias to(Profile profile, Deed... often) {
    return new Bias(
        Optional.of(profile),
        Set.of(often),
        NONE.faults(),
        false,
        NONE.readings(),
        Optional.of(false));
  }

  /** With these faults alone. */
  Bias with(FaultKind... kinds) {
    return with(Set.of(kinds));
  }

  /** With these faults alone. */
  Bias with(Set<FaultKind> kinds) {
    return new Bias(profile, often, kinds, losesEvents, readings, stops);
  }

  /** With events that never come. */
  Bias losingEvents() {
    return new Bias(profile, often, faults, true, readings, stops);
  }

  /** With an AWS that is read so. */
  Bias under(ReadingsOf other) {
    return new Bias(profile, often, faults, losesEvents, other, stops);
  }

  /** With events of tasks that stop, or without. */
  Bias told(boolean forwarded) {
    return new Bias(profile, often, faults, losesEvents, readings, Optional.of(forwarded));
  }
}
