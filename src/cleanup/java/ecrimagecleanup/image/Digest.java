package ecrimagecleanup.image;

import java.util.regex.Pattern;

/**
 * The SHA-256 digest of a manifest: the identity of an image within its repository.
 *
 * @param value {@code sha256:} and 64 lower-case hexadecimal digits
 */
public record Digest(String value) implements Comparable<Digest> {
  /** The number of characters of every digest. */
  public static final int LENGTH = "sha256:".length() + 64;

  private static final int BRIEF_DIGITS = 12;
  private static final Pattern GRAMMAR = Pattern.compile("sha256:[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if the text is not a SHA-256 digest
   */
  public Digest {
    if (!isDigest(value)) {
      throw new IllegalArgumentException(
          "A digest is sha256: and 64 lower-case hexadecimal digits.");
    }
  }

  /** Its beginning, which is enough for people: {@code sha256:} and twelve digits. */
  public String brief() {
    return value.substring(0, "sha256:".length() + BRIEF_DIGITS);
  }

  /** Its first twelve digits, for tables: {@code 94afd1f2e64d}. */
  public String firstDigits() {
    return value.substring("sha256:".length(), "sha256:".length() + BRIEF_DIGITS);
  }

  static boolean isDigest(String text) {
    return text.length() == LENGTH && GRAMMAR.matcher(text).matches();
  }

  @Override
  public int compareTo(Digest other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
