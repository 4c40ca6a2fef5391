package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.InOrder;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.StaleReport;
import java.util.Collection;
import java.util.Iterator;

/** The plans of repositories, one after the other as they become known. */
final class RepositoryPlans implements Iterator<RepositoryPlan>, AutoCloseable {
  private final InOrder<Repository, RepositoryPlan> plans;
  private final Progress progress;
  private final StaleReport stale;

  /**
   * @param asIfOptedIn whether it is taken that their owners had opted in
   * @param stale where to put what stale revisions keep, if somebody asks
   * @param atATime how many repositories are read at a time
   */
  RepositoryPlans(
      Gateway gateway,
      Collection<Repository> repositories,
      boolean asIfOptedIn,
      int atATime,
      Progress progress,
      StaleReport stale) {
    this.progress = progress;
    this.stale = stale;
    this.plans =
        new InOrder<>(
            repositories.iterator(),
            atATime,
            repository ->
                gateway.ask(
                    Endpoint.PLAN_REPOSITORY,
                    new PlanRequest(repository, asIfOptedIn, stale.rules()),
                    RepositoryPlan.class));
  }

  @Override
  public boolean hasNext() {
    return plans.hasNext();
  }

  @Override
  public RepositoryPlan next() {
    RepositoryPlan plan = plans.next();
    stale.add(plan);
    progress.step();
    return plan;
  }

  @Override
  public void close() {
    plans.close();
  }
}
