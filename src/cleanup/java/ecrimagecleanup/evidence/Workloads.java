package ecrimagecleanup.evidence;

import ecrimagecleanup.image.Registry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The accounts and regions in which containers run, each as {@code accountId/region}.
 *
 * @param places where, in the order of the configuration
 */
public record Workloads(List<String> places) {
  /**
   * @throws IllegalArgumentException if there is none, or one is not an account in a region
   */
  public Workloads {
    Set<String> checked = new LinkedHashSet<>();
    for (String place : places) {
      // An account in a region is what a registry is, too.
      checked.add(Registry.parse(place).toString());
    }
    if (checked.isEmpty()) {
      throw new IllegalArgumentException("There is no account.");
    }
    places = List.copyOf(checked);
  }

  /**
   * Reads {@code accountId/region}, several separated by commas.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static Workloads parse(String text) {
    return new Workloads(
        Pattern.compile(",").splitAsStream(text).map(String::strip).collect(Collectors.toList()));
  }

  /** Whether a place is one of them. */
  public boolean include(String place) {
    return places.contains(place);
  }
}
