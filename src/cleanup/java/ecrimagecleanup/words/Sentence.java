package ecrimagecleanup.words;

/** Text of others as a sentence. */
public final class Sentence {
  private Sentence() {}

  /** With a full stop, which some messages have and some do not; empty text stays empty. */
  public static String ended(String message) {
    String text = message.strip();
    return text.isEmpty() || text.endsWith(".") ? text : text + ".";
  }
}
