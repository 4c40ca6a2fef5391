package ecrimagecleanup.words;

import java.util.Locale;

/** Amounts of storage as people read them, on every machine alike. */
public final class Bytes {
  private static final String UNITS = "kMGTPE";
  private static final int STEP = 1000;

  /** What rounds to 1000 of a unit is one of the next. */
  private static final double ROUNDED_TO_STEP = STEP - 0.05;

  private Bytes() {}

  /** With one digit after the point, in units of 1000, as storage is sold: {@code 1.5 MB}. */
  public static String inWords(long bytes) {
    if (bytes < STEP) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= ROUNDED_TO_STEP && unit < UNITS.length() - 1) {
      value /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", value, UNITS.charAt(unit));
  }
}
