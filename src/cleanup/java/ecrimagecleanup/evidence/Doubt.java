package ecrimagecleanup.evidence;

import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that could not be seen.
 *
 * @param text what, where, and why: a sentence with the account, the region and the resource
 * @param scope what it can concern
 */
public record Doubt(String text, Scope scope) {

  /** One that can concern every image of every repository. */
  public static Doubt ofEverything(String text) {
    return new Doubt(text, Scope.EVERYTHING);
  }

  /** One of every image for each workload about which a service of AWS was not asked. */
  public static Stream<Doubt> ofUnasked(String service, Set<String> asked, Workloads all) {
    return all.places().stream()
        .filter(place -> !asked.contains(place))
        .map(
            place ->
                ofEverything(
                    "%s was not asked about %s, which was no workload when it was last asked."
                        .formatted(service, place)));
  }

  /**
   * What is unknown because of some of them: the first in words, and how many more there are. Empty
   * if there is none.
   */
  public static Optional<Evidence> unknown(List<Doubt> doubts) {
    if (doubts.isEmpty()) {
      return Optional.empty();
    }
    Doubt first = doubts.get(0);
    return Optional.of(
        new Unknown(
            doubts.size() == 1
                ? first.text()
                : "%s (%s; run ecr-image-cleanup doctor.)"
                    .formatted(first.text(), Counts.of(doubts.size() - 1, "more problem")),
            first.scope()));
  }

  /** Like {@link #unknown(List)}, because of those that concern a repository. */
  public static Optional<Evidence> unknown(List<Doubt> doubts, RepositoryNames repository) {
    return unknown(doubts.stream().filter(doubt -> doubt.concerns(repository)).toList());
  }

  /** Whether it can concern images of a repository. */
  public boolean concerns(RepositoryNames repository) {
    return scope.concerns(repository);
  }
}
