package ecrimagecleanup.history;

import java.time.Instant;
import java.util.Optional;

/**
 * What a source of evidence said of an image, as the record of a decision has it.
 *
 * @param source the name of the source
 * @param says {@code used}, {@code used until}, {@code unused}, {@code silent} or {@code unknown}
 * @param until of {@code used until}: the latest time of the use
 * @param text in a sentence
 */
public record Said(String source, String says, Optional<Instant> until, String text) {
  /** Whether somebody used the image when that was said. */
  public boolean isUse() {
    return says.equals("used");
  }
}
