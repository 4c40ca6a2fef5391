package ecrimagecleanup.route;

import ecrimagecleanup.event.MalformedMessageException;
import ecrimagecleanup.image.Registry;
import java.util.Arrays;
import java.util.List;

/** The registries that the application looks after. */
public final class Registries {
  private final List<Registry> registries;

  /**
   * @param registries as {@code accountId/region}, separated by commas
   */
  public Registries(String registries) {
    this.registries =
        Arrays.stream(registries.split(",", -1))
            .map(String::strip)
            .map(Registry::parse)
            .distinct()
            .toList();
  }

  /** Whether a registry is one of them. */
  public boolean contains(Registry registry) {
    return registries.contains(registry);
  }

  /** All of them, in their order. */
  public List<Registry> all() {
    return registries;
  }

  /**
   * Passes a registry that is one of them.
   *
   * @throws MalformedMessageException if it is not
   */
  public void require(Registry registry) {
    if (!contains(registry)) {
      throw new MalformedMessageException(
          "The registry %s is not one of cleanup.registries.".formatted(registry));
    }
  }
}
