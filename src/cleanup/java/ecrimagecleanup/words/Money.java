package ecrimagecleanup.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts of money as people read them. */
public final class Money {
  private static final int DIGITS_OF_GB = 9;
  private static final int DIGITS_OF_PARTS = 6;

  private Money() {}

  /**
   * What bytes cost a month, not to the cent, so that such amounts can be added up.
   *
   * @param pricePerGb the price of a GB (10^9 bytes) and month
   */
  public static BigDecimal aMonth(long bytes, BigDecimal pricePerGb) {
    return BigDecimal.valueOf(bytes, DIGITS_OF_GB)
        .multiply(pricePerGb)
        .setScale(DIGITS_OF_PARTS, RoundingMode.HALF_UP);
  }

  /** With at least two digits after the point, in groups of three before it: {@code 1,234.50}. */
  public static String of(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,." + Math.max(2, amount.scale()) + "f", amount);
  }
}
