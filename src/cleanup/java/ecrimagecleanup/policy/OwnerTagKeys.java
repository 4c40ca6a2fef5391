package ecrimagecleanup.policy;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys of the tags with which owners set a policy: the key of the opt-in tag, a colon, a name.
 *
 * @param optInTag the key of the opt-in tag
 */
record OwnerTagKeys(String optInTag) {
  private static final List<String> NAMES =
      List.of("grace", "action", "keep-newest", "protected-tags", "brake");

  /** What may be shown of a key that somebody else wrote. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 _.:/=+@-]{1,128}");

  /** What people leave out, add or take one for the other. */
  private static final Pattern EASILY_MISTAKEN = Pattern.compile("[-_.\\s]");

  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]");

  static OwnerTagKeys of(Policy policy) {
    return new OwnerTagKeys(policy.optInTag());
  }

  /**
   * A key that was meant to set a policy and sets none: one that begins with the key of the opt-in
   * tag and a colon and goes on with another name, or one that differs from a right one only in
   * case and separators.
   *
   * @param keys the keys of all tags of a repository
   * @return a sentence; empty if there is no such key
   */
  Optional<String> misspelt(Collection<String> keys) {
    return keys.stream().filter(this::isMisspelt).sorted().findFirst().map(this::sentence);
  }

  private boolean isMisspelt(String key) {
    if (key.equals(optInTag) || isRight(key)) {
      return false;
    }
    return without(EASILY_MISTAKEN, key).startsWith(without(EASILY_MISTAKEN, optInTag + ":"))
        || NAMES.stream()
            .anyMatch(name -> without(SEPARATORS, key).equals(without(SEPARATORS, whole(name))));
  }

  private boolean isRight(String key) {
    return NAMES.stream().map(this::whole).anyMatch(key::equals);
  }

  private String whole(String name) {
    return optInTag + ":" + name;
  }

  private static String without(Pattern some, String text) {
    return some.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private String sentence(String key) {
    return "%s is none of %s."
        .formatted(
            PLAIN.matcher(key).matches()
                ? "The repository tag " + key
                : "A repository tag that begins like " + optInTag,
            NAMES.stream().map(this::whole).collect(joining(", ")));
  }
}
