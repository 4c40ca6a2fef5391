package ecrimagecleanup.words;

import java.util.regex.Pattern;

/** Text of others in one line: what they say must not look like a line of its own. */
public final class OneLine {
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  private OneLine() {}

  /** With a space in place of control characters, of any number of them. */
  public static String of(String text) {
    return CONTROLS.matcher(text).replaceAll(" ");
  }

  /** Like {@link #of(String)}, and cut to so many characters if it is longer. */
  public static String of(String text, int most) {
    String line = of(text);
    return line.length() <= most ? line : line.substring(0, most) + "…";
  }
}
