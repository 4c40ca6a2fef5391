package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A family of task definitions.
 *
 * @param where its account and region, {@code accountId/region}
 * @param name its name
 */
public record Family(String where, String name) {
  private static final Pattern GRAMMAR =
      Pattern.compile("([0-9]{12}/[a-z0-9-]{1,32})/([A-Za-z0-9_-]{1,255})");

  /**
   * @throws IllegalArgumentException if the parts are no account in a region, or no name of a
   *     family
   */
  public Family {
    if (!GRAMMAR.matcher(where + "/" + name).matches()) {
      throw new IllegalArgumentException("The parts are no family of task definitions.");
    }
  }

  /** That of a revision. */
  public static Family of(TaskDefinitionArn revision) {
    return new Family(revision.where(), revision.family());
  }

  /**
   * Reads {@code accountId/region/family}.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static Family parse(String text) {
    Matcher matcher = GRAMMAR.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("The text is no family of task definitions.");
    }
    return new Family(matcher.group(1), matcher.group(2));
  }

  /** For people: {@code orders in 111122223333/eu-central-1}. */
  @Override
  public String toString() {
    return name + " in " + where;
  }
}
