package ecrimagecleanup.words;

import java.math.BigDecimal;
import java.util.Locale;

/** Amounts of money as people read them. */
public final class Money {
  private Money() {}

  /** With at least two digits after the point, in groups of three before it: {@code 1,234.50}. */
  public static String of(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,." + Math.max(2, amount.scale()) + "f", amount);
  }
}
