package ecrimagecleanup.settings;

import java.util.List;

/** The settings do not allow a start. */
public final class SettingsException extends RuntimeException {
  /** How somebody else begins who passes the mistakes on, such as Camel in its log. */
  public static final String NO_START = "The settings of ecr-image-cleanup do not allow a start: ";

  private static final long serialVersionUID = 1L;

  /** Sentences, one for each mistake. */
  private final transient List<String> mistakes;

  public SettingsException(List<String> mistakes) {
    super(String.join(System.lineSeparator(), mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  public SettingsException(List<String> mistakes, Throwable cause) {
    super(String.join(System.lineSeparator(), mistakes), cause);
    this.mistakes = List.copyOf(mistakes);
  }

  /** Every mistake, in a sentence that says what to do. */
  public List<String> mistakes() {
    return mistakes;
  }
}
