package ecrimagecleanup.image;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of repositories as a person asks for them: {@code team/*}, in which {@code *} stands for
 * any characters, also slashes.
 *
 * @param text the name or pattern
 */
public record RepositoryPattern(String text) {
  private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9._/*-]{1,256}");

  /**
   * @throws IllegalArgumentException if no repository could have such a name
   */
  public RepositoryPattern {
    if (!GRAMMAR.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A repository is written like team/orders, several like team/*: lower-case letters,"
              + " digits and . _ - / with * for anything.");
    }
  }

  /** Whether it may stand for several repositories. */
  public boolean isForSeveral() {
    return text.contains("*");
  }

  /** Whether it stands for a repository. */
  public boolean matches(Repository repository) {
    String expression =
        Arrays.stream(text.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.matches(expression, repository.name());
  }

  @Override
  public String toString() {
    return text;
  }
}
