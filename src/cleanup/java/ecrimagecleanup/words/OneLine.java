package ecrimagecleanup.words;

import java.util.regex.Pattern;

/** Text of others in one line: what they say must not look like a line of its own. */
public final class OneLine {
  /** Controls, what changes the direction of text, halves of pairs, and ends of lines. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  private OneLine() {}

  /** With a space in place of what nobody sees, of any number of such characters. */
  public static String of(String text) {
    return INVISIBLE.matcher(text).replaceAll(" ");
  }

  /** Like {@link #of(String)}, and cut to so many characters if it is longer. */
  public static String of(String text, int most) {
    String line = of(text);
    if (line.length() <= most) {
      return line;
    }
    // Not between the two halves of a character.
    boolean whole = !Character.isHighSurrogate(line.charAt(most - 1));
    return line.substring(0, whole ? most : most - 1) + "…";
  }
}
