package ecrimagecleanup.sandbox.story;

/**
 * Something that the judge found.
 *
 * @param kind what it is
 * @param text which image, when, and who used it
 */
public record Finding(Kind kind, String text) {

  /** What can be found. */
  public enum Kind {
    /** It was in use within the grace period before its removal. */
    REMOVED_IN_USE("removed although it was in use"),
    /** The owner of its repository did not ask for it. */
    REMOVED_WITHOUT_OPT_IN("removed from a repository that has not opted in"),
    /** Nobody has used it for longer than the grace period, and it is still there. */
    LEFT("unused and still there"),
    /** A container could not start. */
    FAILED_PULL("could not be pulled"),
    /** Nobody can see a use that begins that late. Not a fault. */
    BEGAN_JUST_BEFORE("came into use minutes before it was removed");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What it is, in words. */
    public String words() {
      return words;
    }

    /** Whether it counts against the application. */
    public boolean isFault() {
      return this != BEGAN_JUST_BEFORE;
    }
  }
}
