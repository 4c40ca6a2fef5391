package ecrimagecleanup.rehearsal;

import ecrimagecleanup.words.Sha256;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a rehearsal is called. Everything that it makes is named after it, so what is left of one
 * that was killed can be found, and nothing else can be taken for it.
 *
 * @param value eight lower-case hexadecimal digits
 */
public record RunId(String value) {
  /** What its names look like, for sentences. */
  public static final String GRAMMAR = "ecr-image-cleanup-rehearsal-<8 hex>";

  private static final String PREFIX = "ecr-image-cleanup-rehearsal-";
  private static final int DIGITS = 8;
  private static final Pattern VALUE = Pattern.compile("[0-9a-f]{8}");

  /**
   * @throws IllegalArgumentException if the value is not eight lower-case hexadecimal digits
   */
  public RunId {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "The id of a rehearsal is eight lower-case hexadecimal digits.");
    }
  }

  /** That of a rehearsal that someone starts at a time. */
  public static RunId of(String caller, Instant start) {
    return new RunId(Sha256.hex(caller + " " + start).substring(0, DIGITS));
  }

  /** The name of its repository, of its family of task definitions and of its service. */
  public String name() {
    return PREFIX + value;
  }

  /** Whether a repository or a family is one of a rehearsal: the whole name counts. */
  public static boolean isName(String name) {
    return name.startsWith(PREFIX) && VALUE.matcher(name.substring(PREFIX.length())).matches();
  }
}
