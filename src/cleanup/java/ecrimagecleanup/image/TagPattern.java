package ecrimagecleanup.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tags that an owner protects: words separated by spaces, each the name of a tag, in which {@code
 * *} stands for any characters. Where the value of a resource tag may not hold an asterisk,
 * {@code @} means the same: no image tag holds one.
 *
 * <p>Matching takes time in proportion to the length of the tag times that of the word at most: it
 * never goes back, unlike that of a regular expression, because the words come from owners of
 * repositories.
 *
 * @param words the words; none protects nothing
 */
public record TagPattern(List<String> words) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.*@-]{1,128}");
  private static final Pattern WILDCARDS = Pattern.compile("[*@]+");
  private static final int MOST_WORDS = 20;

  /**
   * @throws IllegalArgumentException if there are too many words, or one could match no tag
   */
  public TagPattern {
    words = List.copyOf(words);
    if (words.size() > MOST_WORDS || !words.stream().allMatch(w -> WORD.matcher(w).matches())) {
      throw new IllegalArgumentException(
          "Protected tags are written as up to %d words like release-* or 1.4.2, separated by spaces."
              .formatted(MOST_WORDS));
    }
  }

  /**
   * Reads the words of a text; nothing for none.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static TagPattern parse(String text) {
    return new TagPattern(
        Arrays.stream(text.strip().split(" +")).filter(word -> !word.isEmpty()).toList());
  }

  /** The first of the words that protects a tag; empty if none does. */
  public Optional<String> wordFor(String tag) {
    return words.stream().filter(word -> matches(word, tag)).findFirst();
  }

  /**
   * Whether a word stands for a tag. Each part between wildcards is found as early as possible:
   * later would leave less room.
   */
  static boolean matches(String word, String tag) {
    String[] parts = WILDCARDS.split(word, -1);
    if (parts.length == 1) {
      return word.equals(tag);
    }
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (!tag.startsWith(first)) {
      return false;
    }
    int from = first.length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = tag.indexOf(parts[i], from);
      if (found < 0) {
        return false;
      }
      from = found + parts[i].length();
    }
    return tag.length() - last.length() >= from && tag.endsWith(last);
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
