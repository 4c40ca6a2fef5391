package ecrimagecleanup.owners;

import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.Tally;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of the plan of a repository: no image, so that any number of them can be reported.
 *
 * @param repository the repository
 * @param optedIn whether its owner opted in
 * @param holdings images and bytes by verdict and day
 */
public record OwnedRepository(
    Repository repository, boolean optedIn, SortedMap<Holding, Tally> holdings) {
  public OwnedRepository {
    holdings = Collections.unmodifiableSortedMap(holdings);
  }

  static OwnedRepository of(RepositoryPlan plan) {
    return new OwnedRepository(
        plan.repository(),
        plan.optedIn(),
        plan.images().stream()
            .collect(
                toMap(
                    image -> Holding.of(image.verdict()),
                    image -> new Tally(1, image.bytes()),
                    Tally::plus,
                    TreeMap::new)));
  }

  /** Images and bytes of a verdict. */
  Tally of(Kind kind) {
    return holdings.entrySet().stream()
        .filter(holding -> holding.getKey().verdict() == kind)
        .map(Map.Entry::getValue)
        .reduce(Tally.NONE, Tally::plus);
  }

  /** All images. */
  Tally all() {
    return holdings.values().stream().reduce(Tally.NONE, Tally::plus);
  }

  /** The first day on which an image can go; empty if none can, or no sweep is planned. */
  Optional<LocalDate> firstDay() {
    return holdings.keySet().stream()
        .filter(holding -> holding.verdict() == Kind.REMOVABLE)
        .findFirst()
        .flatMap(Holding::day);
  }
}
