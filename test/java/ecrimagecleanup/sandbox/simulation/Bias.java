package ecrimagecleanup.sandbox.simulation;

import java.util.Optional;
import java.util.Set;

/**
 * What histories are to have more of than chance alone would give them.
 *
 * @param profile the profile of all of them; empty for any
 * @param often what happens often
 */
record Bias(Optional<Profile> profile, Set<Deed> often) {
  /** As chance has it. */
  static final Bias NONE = new Bias(Optional.empty(), Set.of());

  Bias {
    often = Set.copyOf(often);
  }

  static Bias to(Deed... often) {
    return new Bias(Optional.empty(), Set.of(often));
  }

  static Bias to(Profile profile, Deed... often) {
    return new Bias(Optional.of(profile), Set.of(often));
  }
}
