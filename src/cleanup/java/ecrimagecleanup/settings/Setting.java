package ecrimagecleanup.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a setting is. The check of its value, its line in the properties file and its line in the
 * reference are made from it.
 *
 * @param key its whole key, such as {@code cleanup.grace}
 * @param standard its default, which may hold placeholders; empty if it has none
 * @param kind what its values are like
 * @param empty what an empty value means, such as {@code none}; empty if the setting is not
 *     optional. An optional setting is read with an empty default in routes, because some platforms
 *     drop settings that have no value.
 * @param meaning sentences that say what it is for; names are in backticks
 */
record Setting(
    String key, String standard, SettingKind kind, Optional<String> empty, String meaning) {
  /** What the keys of the application's own settings begin with. */
  static final String PREFIX = "cleanup.";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(cleanup\\.[a-z-]+)}}");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  Setting {
    meaning = SPACES.matcher(meaning.strip()).replaceAll(" ");
  }

  /** A setting that has to be given. */
  static Setting required(String name, SettingKind kind, String meaning) {
    return setting(name, "", kind, meaning);
  }

  /** A setting with a default. */
  static Setting setting(String name, String standard, SettingKind kind, String meaning) {
    return new Setting(PREFIX + name, standard, kind, Optional.empty(), meaning);
  }

  /** A setting without a default, whose empty value means something, such as {@code none}. */
  static Setting optional(String name, String empty, SettingKind kind, String meaning) {
    return setting(name, "", kind, meaning).orEmptyFor(empty);
  }

  /** The same setting, in which an empty value means something, such as {@code never}. */
  Setting orEmptyFor(String what) {
    return new Setting(key, standard, kind, Optional.of(what), meaning);
  }

  /**
   * The environment variable that overrides it: {@code CLEANUP_GRACE} for {@code cleanup.grace}.
   */
  String variable() {
    return variable(key);
  }

  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Whether no sentence may have its value. */
  boolean isSecret() {
    return kind instanceof SettingKind.Secret;
  }

  /** The keys of the settings of which its default is made. */
  Set<String> madeOf() {
    return PLACEHOLDER
        .matcher(standard)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What is wrong with a value.
   *
   * @param value without placeholders
   * @return a sentence that says what to do; empty if nothing is wrong
   */
  Optional<String> mistake(String value) {
    if (!value.isEmpty()) {
      return kind.mistake(key, value);
    }
    return empty.isPresent()
        ? Optional.empty()
        : kind.mistake(key, value)
            .map(mistake -> "%s is missing. Set it to %s.".formatted(key, kind.form()));
  }
}
