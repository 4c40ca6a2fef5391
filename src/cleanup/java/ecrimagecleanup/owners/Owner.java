package ecrimagecleanup.owners;

import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.words.CodeSpan;
import ecrimagecleanup.words.Sha256;
import java.util.Locale;
import java.util.Optional;

/**
 * Who owns repositories, by the value of a tag of theirs. Anyone who may tag a repository writes
 * it, so it is text of others.
 *
 * @param name the value; empty for the repositories that do not have the tag, or have it without a
 *     value
 */
public record Owner(Optional<String> name) implements Comparable<Owner> {
  private static final String NOBODY = "without-an-owner";
  private static final int LONGEST_WORDS = 40;
  private static final int HASH_DIGITS = 12;

  /** The owner of a repository with these tags. */
  static Owner of(RepositoryTags tags, String key) {
    return new Owner(tags.value(key).filter(value -> !value.isBlank()));
  }

  /**
   * As Markdown has it.
   *
   * @param key the key of the tag
   */
  String inWords(String key) {
    return name.map(CodeSpan::of).orElse("Without the tag %s".formatted(CodeSpan.of(key)));
  }

  /**
   * What the name of a file of this owner begins with: of small letters, digits and hyphens alone,
   * and different for different owners, also where file names know no capital letters.
   */
  public String fileName() {
    return name.map(value -> (words(value) + "-" + hash(value)).replaceFirst("^-", ""))
        .orElse(NOBODY);
  }

  private static String words(String value) {
    String words = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String few = words.substring(0, Math.min(words.length(), LONGEST_WORDS));
    return few.replaceAll("^-|-$", "");
  }

  private static String hash(String value) {
    return Sha256.hex(value).substring(0, HASH_DIGITS);
  }

  /** By name, and after all names what has none. */
  @Override
  public int compareTo(Owner other) {
    return name.isPresent() && other.name.isPresent()
        ? name.get().compareTo(other.name.get())
        : Boolean.compare(name.isEmpty(), other.name.isEmpty());
  }
}
