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
 * @param fixed what is the same in all histories that can bear it, whatever the kind says
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
  static final Kind BY_DEFAULT = Kind.DRAWN;

  /** Readings are drawn apart from all else, so that the rest of a history stays what it is. */
  private static final long APART = 0x5eed0fEad1465L;

  /** Where these hold, AWS Config tells afterwards what an event did not say. */
  private static final List<Reading> TELLING =
      List.of(Reading.Revisions.ALL, Reading.Inactive.KEPT, Reading.Services.RECORDED);

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
          case HARSH -> Readings.harsh();
          case DRAWN -> Readings.drawn(new SplittableRandom(seed ^ APART));
        };
    Readings all = readings.with(fixed);
    return heard(profile.asksEcs() ? all : borneByConfig(all));
  }

  /** Without another witness than AWS Config nothing is promised under any other reading. */
  private Readings borneByConfig(Readings readings) {
    Readings telling = readings.with(TELLING);
    return kind == Kind.FRIENDLY ? telling : telling.with(Reading.Deleted.STAYS);
  }

  /** Whether events can be lost, and what they would have said is seen all the same. */
  static boolean bearLostEvents(Readings readings) {
    return TELLING.stream().allMatch(readings::is);
  }

  /** Whether events name no image, which is as good as if they were lost. */
  static boolean isMute(Readings readings) {
    return readings.is(Reading.EventBody.RESPONSE_MISSING)
        || readings.is(Reading.EventBody.RESPONSE_CUT);
  }

  /** Either events say what ended, or AWS Config does: without both nobody could see it. */
  private Readings heard(Readings readings) {
    if (!isMute(readings) || bearLostEvents(readings)) {
      return readings;
    }
    return isMute(Readings.friendly().with(fixed))
        ? readings.with(TELLING).with(fixed)
        : readings.with(Reading.EventBody.ENVIRONMENT_AS_A_WORD);
  }

  /** In few words. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind.toString());
    fixed.forEach(reading -> text.append(' ').append(Readings.text(reading)));
    return text.toString();
  }
}
