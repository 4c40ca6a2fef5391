package ecrimagecleanup.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a source of an aggregator says that it was copied last.
 *
 * @param readings how AWS is read
 * @param authorised when the aggregator was first allowed to copy it
 */
record SourceTimes(Readings readings, Instant authorised) {

  /** What it says if it was copied at {@code copied}. */
  Instant shown(Instant copied) {
    if (readings.is(Reading.SourceTime.NEVER_MOVES)) {
      return authorised;
    }
    if (readings.is(Reading.SourceTime.MOVES_ONCE_A_DAY)) {
      Instant midnight = copied.truncatedTo(ChronoUnit.DAYS);
      return midnight.isBefore(authorised) ? authorised : midnight;
    }
    return copied;
  }
}
