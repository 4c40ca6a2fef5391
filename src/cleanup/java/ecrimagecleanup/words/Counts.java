package ecrimagecleanup.words;

import java.util.Locale;

/** Numbers of things as people say them. */
public final class Counts {
  private Counts() {}

  /** In groups of three digits: {@code 1,234}. */
  public static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * With the thing, of which there can be one or several: {@code 1 image}, {@code 2 images}, {@code
   * 3 repositories}.
   *
   * @param thing a noun whose plural ends with s, with es after x, or with ies in place of y
   */
  public static String of(long number, String thing) {
    return of(number) + " " + (number == 1 ? thing : things(thing));
  }

  /** After a vowel y stays: {@code days}, {@code repositories}. */
  private static String things(String thing) {
    if (thing.matches(".*[^aeiou]y")) {
      return thing.replaceFirst("y$", "ies");
    }
    return thing + (thing.endsWith("x") ? "es" : "s");
  }
}
