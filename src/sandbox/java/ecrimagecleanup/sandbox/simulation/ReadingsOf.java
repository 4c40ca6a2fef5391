package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.Readings;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Which readings of AWS a history is played under.
 *
 * @param kind all friendly, all harsh, or drawn by the seed of the history
 * @param fixed what is the same in all histories, whatever the kind says
 */
record ReadingsOf(Kind kind, List<Reading> fixed) {

  enum Kind {
    FRIENDLY,
    HARSH,
    DRAWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a history has if nobody says otherwise. */
  static final Kind BY_DEFAULT = Kind.FRIENDLY;

  /** Readings are drawn apart from all else, so that the rest of a history stays what it is. */
  private static final long APART = 0x5eed0fEad1465L;

  /**
   * What AWS Config alone can bear; without another witness nothing is promised under any other.
   */
  private static final List<Reading> BORNE_BY_CONFIG =
      List.of(
          Reading.Revisions.ALL,
          Reading.Deleted.STAYS,
          Reading.Inactive.KEPT,
          Reading.Services.RECORDED);

  ReadingsOf {
    fixed = List.copyOf(fixed);
  }

  static ReadingsOf byDefault() {
    return new ReadingsOf(BY_DEFAULT, List.of());
  }

  /** The readings for a seed, in histories of a profile. */
  Readings of(long seed, Profile profile) {
    Readings readings =
        switch (kind) {
          case FRIENDLY -> Readings.friendly();
          case HARSH -> borne(Readings.harsh(), profile);
          case DRAWN -> borne(Readings.drawn(new SplittableRandom(seed ^ APART)), profile);
        };
    return readings.with(fixed);
  }

  private static Readings borne(Readings readings, Profile profile) {
    return profile.asksEcs() ? readings : readings.with(BORNE_BY_CONFIG);
  }

  /** In few words. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind.toString());
    fixed.forEach(reading -> text.append(' ').append(Readings.text(reading)));
    return text.toString();
  }
}
