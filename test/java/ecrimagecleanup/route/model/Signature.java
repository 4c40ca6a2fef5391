package ecrimagecleanup.route.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a route says of its body at the beginning of its description, such as {@code Assessment ->
 * Assessment: reads the tags}, or {@code List<Digest> -> nothing: …}. The little language:
 *
 * <ul>
 *   <li>the simple name of a class, with its parameters as in Java: {@code Map<String, Digest>}
 *   <li>{@code Message}: what comes from a queue; a method reads it as {@code String}
 *   <li>{@code nothing}: as what goes in, the route does not look at its body, so anything may be
 *       there; as what comes out, nobody may look at it afterwards
 *   <li>{@code any}: nobody checks it
 * </ul>
 *
 * @param in what the route takes
 * @param out what it leaves
 */
public record Signature(String in, String out) {
  public static final String NOTHING = "nothing";
  public static final String ANY = "any";
  public static final String MESSAGE = "Message";

  private static final String TYPE = "([A-Za-z][A-Za-z0-9.]*(?:<[A-Za-z0-9., <>?]+>)?)";
  private static final Pattern BEGINNING = Pattern.compile(TYPE + " -> " + TYPE + ": \\S.*");

  /** The signature with which a description begins, if it does. */
  public static Optional<Signature> of(String description) {
    Matcher matcher = BEGINNING.matcher(description);
    return matcher.matches()
        ? Optional.of(new Signature(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  public static Optional<Signature> of(Route route) {
    return of(route.description());
  }

  @Override
  public String toString() {
    return in + " -> " + out;
  }
}
