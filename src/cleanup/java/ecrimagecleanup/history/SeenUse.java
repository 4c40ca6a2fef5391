package ecrimagecleanup.history;

import java.time.Instant;

/**
 * A sign that somebody used an image, or wanted to.
 *
 * @param how what kind of sign it is
 * @param at when it was seen
 * @param text what was seen, in a sentence
 */
public record SeenUse(How how, Instant at, String text) {
  /** Kinds of signs. */
  public enum How {
    /** ECR recorded a pull. */
    PULLED("pulled"),
    /** Something named or ran it, as a source of evidence said. */
    IN_USE("in use"),
    /** A task definition that names it came or went, or a task of it stopped, started or not. */
    EVENT("named or run"),
    /** It came back from the archive, or was pushed again. */
    RESTORED("restored"),
    /** It is gone, and something still names it. */
    MISSED("missed");

    private final String word;

    How(String word) {
      this.word = word;
    }

    /** As people and machines read it. */
    public String word() {
      return word;
    }
  }
}
