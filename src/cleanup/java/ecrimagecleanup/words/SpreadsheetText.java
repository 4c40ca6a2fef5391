package ecrimagecleanup.words;

/** Text for a field of a file that a spreadsheet opens. */
public final class SpreadsheetText {
  /** What a formula begins with. */
  private static final String FORMULA = "=+-@\t\r";

  private SpreadsheetText() {}

  /**
   * A text that no spreadsheet takes for a formula: one that begins like one has an apostrophe
   * before it.
   *
   * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
   */
  public static String of(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
