package ecrimagecleanup.rehearsal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((caller + " " + start).getBytes(StandardCharsets.UTF_8));
      return new RunId(HexFormat.of().formatHex(hash).substring(0, DIGITS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
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
