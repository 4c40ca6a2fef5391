package ecrimagecleanup.settings;

import java.util.List;

/** The settings do not allow a start. */
public final class SettingsException extends RuntimeException {
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
