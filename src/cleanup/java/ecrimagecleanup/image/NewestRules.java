package ecrimagecleanup.image;

import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many of the newest images of a repository stay, by kinds of tags: {@code v*=20 main-*=10 5}.
 * A tag is of the first kind whose pattern it matches. The plain number is for what has no tag, and
 * for tags of no kind.
 *
 * @param kinds the rules with a pattern, in their order
 * @param others the rule for everything else
 */
public record NewestRules(List<NewestRule> kinds, NewestRule others) {
  /** The greatest number that a rule can have. */
  public static final int MOST = 10_000;

  /** The longest value of a tag of AWS. */
  private static final int LONGEST = 256;

  private static final int MOST_KINDS = 20;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern RULE =
      Pattern.compile("(semver:)?([A-Za-z0-9_.*@-]{1,128})=([0-9]{1,5})");
  private static final String FORM =
      "keep-newest is not a number from 0 to %d, or rules like v*=20 main-*=10 5.".formatted(MOST);

  public NewestRules {
    kinds = List.copyOf(kinds);
  }

  /** So many of the newest images, whatever their tags. */
  public static NewestRules of(int number) {
    return new NewestRules(List.of(), NewestRule.ofOthers(number));
  }

  /**
   * Reads a number, or rules. {@code @} stands for {@code *}, which the value of a tag of AWS must
   * not hold.
   *
   * @throws IllegalArgumentException if a word is neither, if there are two plain numbers, more
   *     than 20 patterns or the same one twice; the message quotes nothing of the text
   */
  public static NewestRules parse(String text) {
    return parse(text, NewestRule.ofOthers(0));
  }

  /**
   * The same.
   *
   * @param others the rule for everything else, if the text holds no plain number
   */
  public static NewestRules parse(String text, NewestRule others) {
    List<NewestRule> kinds = new ArrayList<>();
    Optional<NewestRule> plain = Optional.empty();
    for (String word : text.strip().split(" +", -1)) {
      Matcher rule = RULE.matcher(word);
      if (rule.matches()) {
        kinds.add(
            new NewestRule(
                rule.group(2).replace('@', '*'), rule.group(1) != null, number(rule.group(3))));
      } else if (NUMBER.matcher(word).matches() && plain.isEmpty()) {
        plain = Optional.of(NewestRule.ofOthers(number(word)));
      } else {
        throw new IllegalArgumentException(FORM);
      }
    }
    return checked(text, new NewestRules(kinds, plain.orElse(others)));
  }

  /** Whether {@link #parse(String)} reads a text. */
  public static boolean isOfTheForm(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static NewestRules checked(String text, NewestRules rules) {
    if (text.length() > LONGEST || rules.kinds().size() > MOST_KINDS) {
      throw new IllegalArgumentException(
          "keep-newest has more than %d characters or %d patterns.".formatted(LONGEST, MOST_KINDS));
    }
    Set<String> patterns = new HashSet<>();
    if (!rules.kinds().stream().allMatch(kind -> patterns.add(kind.pattern()))) {
      throw new IllegalArgumentException("keep-newest has two rules with the same pattern.");
    }
    return rules;
  }

  private static int number(String digits) {
    int number = Integer.parseInt(digits);
    if (number > MOST) {
      throw new IllegalArgumentException(FORM);
    }
    return number;
  }

  /** The rule for a tag. */
  NewestRule of(String tag) {
    return kinds.stream().filter(kind -> kind.includes(tag)).findFirst().orElse(others);
  }

  /** The rules in words, as what a repository keeps. */
  public String text() {
    return kinds.isEmpty()
        ? "its newest " + Counts.of(others.keep(), "image")
        : "the newest images of each kind: " + this;
  }

  /** The rules as owners write them. */
  @Override
  public String toString() {
    return Stream.concat(kinds.stream(), Stream.of(others))
        .map(NewestRule::toString)
        .collect(Collectors.joining(" "));
  }
}
