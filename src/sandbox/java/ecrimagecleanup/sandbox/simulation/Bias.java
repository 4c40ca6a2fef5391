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
 */
record Bias(
    Optional<Profile> profile, Set<Deed> often, Set<FaultKind> faults, boolean losesEvents) {
  /** As chance has it. */
  static final Bias NONE =
      new Bias(Optional.empty(), Set.of(), EnumSet.allOf(FaultKind.class), false);

  Bias {
    often = Set.copyOf(often);
    faults = Set.copyOf(faults);
  }

  static Bias to(Deed... often) {
    return new Bias(Optional.empty(), Set.of(often), NONE.faults(), false);
  }

  static Bias to(Profile profile, Deed... often) {
    return new Bias(Optional.of(profile), Set.of(often), NONE.faults(), false);
  }

  /** With these faults alone. */
  Bias with(FaultKind... kinds) {
    return new Bias(profile, often, Set.of(kinds), losesEvents);
  }

  /** With events that never come. */
  Bias losingEvents() {
    return new Bias(profile, often, faults, true);
  }
}
