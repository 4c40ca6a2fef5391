package ecrimagecleanup.check;

/** What the check that this one continues saw when it looked who uses the image. */
public enum LastLook {
  /** Nobody has looked yet. */
  NONE,
  /** The image was in use, or it could not be told: it is not presumed unused since any time. */
  VETO,
  /** Nobody used it. */
  CLEAR
}
