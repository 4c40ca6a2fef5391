package ecrimagecleanup.sweep;

import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Repository;
import java.util.Optional;

/**
 * What to make a plan of.
 *
 * @param repository the repository
 * @param asIfOptedIn whether its owner is taken to have opted in, to see what would come of it
 * @param stale when revisions are stale, if what they alone keep is to be found out
 */
public record PlanRequest(Repository repository, boolean asIfOptedIn, Optional<StaleRules> stale) {

  /** Without a look at stale revisions. */
  public PlanRequest(Repository repository, boolean asIfOptedIn) {
    this(repository, asIfOptedIn, Optional.empty());
  }
}
