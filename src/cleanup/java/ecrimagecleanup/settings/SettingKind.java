package ecrimagecleanup.settings;

import ecrimagecleanup.words.Counts;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the values of a setting have to be like. */
sealed interface SettingKind {
  /** What a value is, as it ends a sentence: {@code a number from 1 to 32}. */
  String form();

  /** {@link #form()}, with the limits that have a sentence of their own. */
  default String range() {
    return form();
  }

  /**
   * What is wrong with a value.
   *
   * @param key the whole key of the setting, for the sentence
   * @return a sentence; empty if nothing is wrong
   */
  Optional<String> mistake(String key, String value);

  /** The sentence for a value that has another form. */
  default String notOfTheForm(String key, String value) {
    return "%s=%s is not %s.".formatted(key, value, form());
  }

  /** A text that matches a regular expression as a whole. */
  static SettingKind matching(String grammar, String form) {
    return new Written(form, Pattern.compile(grammar).asMatchPredicate());
  }

  /** Any text. */
  static SettingKind anything(String form) {
    return new Written(form, text -> true);
  }

  /**
   * A text that nobody but the application may know: no sentence has it.
   *
   * @param allows whether a text is a value
   */
  static SettingKind secret(String form, Predicate<String> allows) {
    return new Secret(form, allows);
  }

  /** One of at least two words. */
  static SettingKind choice(String... words) {
    List<String> all = List.of(words);
    int last = all.size() - 1;
    return new Written(
        String.join(", ", all.subList(0, last)) + " or " + all.get(last), all::contains);
  }

  /** One of the constants of an enum, in lower case with hyphens. */
  static SettingKind choice(Class<? extends Enum<?>> words) {
    return choice(
        Arrays.stream(words.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toArray(String[]::new));
  }

  /** A whole number of at most nine digits. */
  static SettingKind number(int least, int most) {
    Predicate<String> digits = Pattern.compile("[0-9]{1,9}").asMatchPredicate();
    return new Written(
        "a number from %d to %d".formatted(least, most),
        digits.and(text -> Integer.parseInt(text) >= least && Integer.parseInt(text) <= most));
  }

  /** A duration that is not negative. */
  static SettingKind duration() {
    return new Lasting(Duration.ZERO, Optional.empty());
  }

  /** A duration that is not shorter than another. */
  static SettingKind durationFrom(Duration least) {
    return new Lasting(least, Optional.empty());
  }

  /** A duration that is not negative and not longer than another. */
  static SettingKind durationUpTo(Duration most) {
    return new Lasting(Duration.ZERO, Optional.of(most));
  }

  /**
   * What a parser of the domain takes.
   *
   * @param parser throws an {@link IllegalArgumentException} whose message is a sentence about the
   *     value
   */
  static SettingKind parsed(String form, Consumer<String> parser) {
    return new Parsed(form, parser);
  }

  /**
   * A text.
   *
   * @param allows whether a text is a value
   */
  record Written(String form, Predicate<String> allows) implements SettingKind {
    @Override
    public Optional<String> mistake(String key, String value) {
      return allows.test(value) ? Optional.empty() : Optional.of(notOfTheForm(key, value));
    }
  }

  /**
   * A secret.
   *
   * @param allows whether a text is a value
   */
  record Secret(String form, Predicate<String> allows) implements SettingKind {
    @Override
    public Optional<String> mistake(String key, String value) {
      return allows.test(value)
          ? Optional.empty()
          : Optional.of("%s is not %s; its value is not shown.".formatted(key, form));
    }
  }

  /**
   * A duration of ISO 8601.
   *
   * @param least the shortest
   * @param most the longest; empty if there is none
   */
  record Lasting(Duration least, Optional<Duration> most) implements SettingKind {
    @Override
    public String form() {
      return "a duration like PT24H or P2D";
    }

    @Override
    public String range() {
      return form()
          + (least.isZero() ? "" : ", at least " + words(least))
          + most.map(longest -> ", at most " + words(longest)).orElse("");
    }

    @Override
    public Optional<String> mistake(String key, String value) {
      Duration duration;
      try {
        duration = Duration.parse(value);
      } catch (DateTimeParseException e) {
        return Optional.of(notOfTheForm(key, value));
      }
      if (duration.compareTo(least) < 0) {
        return Optional.of(
            least.isZero()
                ? "%s is negative.".formatted(key)
                : "%s is less than %s.".formatted(key, words(least)));
      }
      return most.filter(longest -> duration.compareTo(longest) > 0)
          .map(longest -> "%s is more than %s.".formatted(key, words(longest)));
    }

    /** A limit in words and as it is written. Limits are whole days or whole minutes. */
    private static String words(Duration limit) {
      long minutes = limit.toMinutes();
      if (minutes == 1) {
        return "a minute, PT1M";
      }
      long days = limit.toDays();
      return days > 0
          ? "%s, P%dD".formatted(Counts.of(days, "day"), days)
          : "%s, PT%dM".formatted(Counts.of(minutes, "minute"), minutes);
    }
  }

  /**
   * What a parser takes.
   *
   * @param parser throws an {@link IllegalArgumentException} for anything else
   */
  record Parsed(String form, Consumer<String> parser) implements SettingKind {
    @Override
    public Optional<String> mistake(String key, String value) {
      try {
        parser.accept(value);
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.of("%s=%s: %s".formatted(key, value, e.getMessage()));
      }
    }
  }
}
