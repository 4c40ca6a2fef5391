package ecrimagecleanup.sweep;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Stable hash that spreads work over time. */
final class Spread {
  private Spread() {}

  /** A number from 0 to {@code whole - 1}. */
  static long part(String text, long whole) {
    return number(text) % whole;
  }

  /** A number of 32 bits. */
  static long number(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return checksum.getValue();
  }
}
