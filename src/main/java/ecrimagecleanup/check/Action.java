package ecrimagecleanup.check;

/** What is done with an image that can go. */
public enum Action {
  /** Nothing but saying so. */
  REPORT,
  /** It moves to the archive, from where it can be restored. */
  ARCHIVE,
  /** It is deleted, with all its tags. */
  DELETE
}
