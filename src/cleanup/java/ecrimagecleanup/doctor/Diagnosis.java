package ecrimagecleanup.doctor;

import ecrimagecleanup.words.OneLine;

/**
 * One thing that an examination found.
 *
 * @param area what was examined, in a word or two
 * @param what what was found, a sentence in one line
 * @param status how that is judged
 * @param remedy what to do about it, a sentence or two; empty if there is nothing to do
 */
public record Diagnosis(String area, String what, Status status, String remedy) {

  /** How a diagnosis is judged. */
  public enum Status {
    /** As it has to be. */
    OK,
    /** The application works, but not as well as it could; or something could not be shown. */
    WARNING,
    /** The application cannot do its work, or keeps everything. */
    FAILED
  }

  /**
   * What others say must not look like a line of its own.
   *
   * @throws IllegalArgumentException if something is to be done and the remedy is missing
   */
  public Diagnosis {
    what = inOneLine(what);
    remedy = inOneLine(remedy);
    if (remedy.isEmpty() != (status == Status.OK)) {
      throw new IllegalArgumentException(
          "A diagnosis has a remedy unless it is OK: %s %s".formatted(area, what));
    }
  }

  /** Something that is as it has to be. */
  public static Diagnosis ok(String area, String what) {
    return new Diagnosis(area, what, Status.OK, "");
  }

  /** Something that could be better. */
  public static Diagnosis warning(String area, String what, String remedy) {
    return new Diagnosis(area, what, Status.WARNING, remedy);
  }

  /** Something that has to be put right. */
  public static Diagnosis failed(String area, String what, String remedy) {
    return new Diagnosis(area, what, Status.FAILED, remedy);
  }

  private static String inOneLine(String text) {
    return OneLine.of(text).strip();
  }
}
