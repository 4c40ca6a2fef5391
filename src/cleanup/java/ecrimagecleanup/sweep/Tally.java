package ecrimagecleanup.sweep;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many images, and how many bytes they store. Layers that images share are counted with each.
 *
 * @param images the number of images
 * @param bytes their compressed bytes
 */
public record Tally(long images, long bytes) {
  /** Nothing. */
  public static final Tally NONE = new Tally(0, 0);

  private static final BigDecimal BYTES_PER_GB = BigDecimal.valueOf(1_000_000_000);

  /** One image. */
  static Tally of(PlannedImage image) {
    return new Tally(1, image.bytes());
  }

  /** Both. */
  public Tally plus(Tally other) {
    return new Tally(images + other.images, bytes + other.bytes);
  }

  /**
   * What the bytes cost a month, to the cent.
   *
   * @param pricePerGb the price of a GB (10^9 bytes) and month
   */
  public BigDecimal monthlyCost(BigDecimal pricePerGb) {
    return BigDecimal.valueOf(bytes)
        .multiply(pricePerGb)
        .divide(BYTES_PER_GB, 2, RoundingMode.HALF_UP);
  }
}
