package ecrimagecleanup.cli;

import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryPattern;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which repositories a command is about. A mixin. */
final class RepositoryOptions {
  @Option(
      names = "--repository",
      paramLabel = "PATTERN",
      description =
          "Only repositories of this name, in which * stands for anything, like 'team/*'; may be"
              + " given several times.")
  private List<String> patterns = new ArrayList<>();

  /**
   * The repositories of all registries that match, by name.
   *
   * @throws IllegalArgumentException if none does
   */
  List<Repository> find(Gateway gateway, Settings settings) {
    List<Repository> all = new ArrayList<>();
    for (Registry registry : registries(settings)) {
      all.addAll(Repositories.of(registry, gateway).keySet());
    }
    List<Repository> matching =
        all.stream()
            .filter(this::match)
            .sorted(Comparator.comparing(Repository::toString))
            .toList();
    if (matching.isEmpty()) {
      throw noneMatches(all.size(), registries(settings), String.join(" or ", patterns));
    }
    return matching;
  }

  /** Whether all repositories are asked for. */
  boolean isAll() {
    return patterns.isEmpty();
  }

  /** Whether a repository is asked for. */
  boolean match(Repository repository) {
    return patterns.isEmpty()
        || patterns.stream()
            .map(RepositoryPattern::new)
            .anyMatch(pattern -> pattern.matches(repository));
  }

  /**
   * Says that no repository matches.
   *
   * @param all how many repositories there are
   * @param registries where
   * @param patterns what none of them matches
   */
  static IllegalArgumentException noneMatches(int all, List<Registry> registries, String patterns) {
    String places = registries.stream().map(Registry::toString).collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        all == 0
            ? "There is no repository in %s. Correct cleanup.registries or the credentials."
                .formatted(places)
            : "ECR has %s in %s, and no name matches %s. Names are matched as a whole, like 'team/*'."
                .formatted(Counts.of(all, "repository"), places, patterns));
  }

  private static List<Registry> registries(Settings settings) {
    return new Registries(settings.require("cleanup.registries")).all();
  }
}
