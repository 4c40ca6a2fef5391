package ecrimagecleanup.evidence;

import ecrimagecleanup.image.Registry;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Accounts and regions, each as {@code accountId/region}: those in which containers run, or those
 * of which nobody wants to know whether any do.
 *
 * @param places where, in the order of the configuration; each once
 */
public record Workloads(List<String> places) implements Iterable<String> {
  /** No account and region. */
  public static final Workloads NONE = new Workloads(List.of());

  private static final Pattern COMMA = Pattern.compile(",");

  /**
   * @throws IllegalArgumentException if one is not an account in a region
   */
  public Workloads {
    Set<String> checked = new LinkedHashSet<>();
    for (String place : places) {
      // An account in a region is what a registry is, too.
      checked.add(Registry.parse(place).toString());
    }
    places = List.copyOf(checked);
  }

  /**
   * Reads {@code accountId/region}, several separated by commas; none of a text that is empty.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static Workloads parse(String text) {
    return text.isBlank()
        ? NONE
        : new Workloads(COMMA.splitAsStream(text).map(String::strip).toList());
  }

  /**
   * Reads a text of lines, each with any number of {@code accountId/region} separated by commas.
   * What follows a {@code #} is a remark.
   *
   * @throws IllegalArgumentException if anything else is in it
   */
  public static Workloads parseLines(String text) {
    return new Workloads(
        text.lines()
            .map(line -> line.replaceFirst("#.*", ""))
            .flatMap(COMMA::splitAsStream)
            .map(String::strip)
            .filter(place -> !place.isEmpty())
            .toList());
  }

  @Override
  public Iterator<String> iterator() {
    return places.iterator();
  }

  /** Whether a place is one of them. */
  public boolean include(String place) {
    return places.contains(place);
  }

  /** With others after them. */
  public Workloads with(Collection<String> others) {
    return new Workloads(Stream.concat(places.stream(), others.stream()).toList());
  }

  /** Without some. */
  public Workloads without(Workloads others) {
    return new Workloads(places.stream().filter(place -> !others.include(place)).toList());
  }

  /** As {@link #parse} reads them. */
  @Override
  public String toString() {
    return String.join(",", places);
  }
}
