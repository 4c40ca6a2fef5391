package ecrimagecleanup.owners;

import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.sweep.Tally;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is an owner's.
 *
 * @param owner the owner
 * @param repositories the repositories, by their names
 */
public record OwnerReport(Owner owner, List<OwnedRepository> repositories) {
  public OwnerReport {
    repositories = List.copyOf(repositories);
  }

  /** Images and bytes of a verdict. */
  public Tally of(Kind kind) {
    return repositories.stream()
        .map(repository -> repository.of(kind))
        .reduce(Tally.NONE, Tally::plus);
  }

  /** All images. */
  public Tally all() {
    return repositories.stream().map(OwnedRepository::all).reduce(Tally.NONE, Tally::plus);
  }

  /** How many repositories have not opted in. */
  long closed() {
    return repositories.stream().filter(repository -> !repository.optedIn()).count();
  }

  /** What can go, by its first day; the last, without a day, if no sweep is planned. */
  SortedMap<Holding, Tally> departures() {
    SortedMap<Holding, Tally> departures = new TreeMap<>();
    for (OwnedRepository repository : repositories) {
      repository.holdings().forEach((holding, tally) -> add(departures, holding, tally));
    }
    return departures;
  }

  private static void add(SortedMap<Holding, Tally> departures, Holding holding, Tally tally) {
    if (holding.verdict() == Kind.REMOVABLE) {
      departures.merge(holding, tally, Tally::plus);
    }
  }
}
