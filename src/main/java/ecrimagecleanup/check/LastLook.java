package ecrimagecleanup.check;

/** What the check that this one continues saw when it looked who uses the image. */
public enum LastLook {
  /** Nobody has looked yet. */
  NONE,
  /** The image was in use, or it could not be told: it is not presumed unused since any time. */
  VETO,
  /**
   * No task definition and no service was seen to use it any more; the sources that know digests in
   * use were not asked.
   */
  NAMES,
  /** Every source was asked, and nobody used it. */
  CLEAR
}
