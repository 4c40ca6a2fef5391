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
 * @param before what was read of it already
 */
public record PlanRequest(
    Repository repository, boolean asIfOptedIn, Optional<StaleRules> stale, ReadBefore before) {

  /** Without a look at stale revisions, and nothing was read. */
  public PlanRequest(Repository repository, boolean asIfOptedIn) {
    this(repository, asIfOptedIn, Optional.empty(), ReadBefore.NOTHING);
  }
}
