package ecrimagecleanup.check;

/** What the check that this one continues saw when it looked who uses the image. */
public enum LastLook {
  /** Nobody has looked yet. */
  NONE,
  /** The image was in use, or something was unknown: it is not presumed unused since any time. */
  VETO,
  /**
   * The same, because somebody ran the image, or a service may still run the task definition that
   * caused the check. No other check need know of that, or of when it ends.
   */
  RAN,
  /**
   * Nobody was seen to use it, as far as names tell. Not every source was asked, or the next check
   * comes in less than a grace period: a use that leaves no name behind may have ended unseen.
   */
  NAMES,
  /** Every source was asked, and nobody used it. */
  CLEAR;

  /** Whether the image was in use, or something was unknown. */
  public boolean isVeto() {
    return this == VETO || this == RAN;
  }
}
