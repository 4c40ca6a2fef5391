package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.InOrder;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.Collection;
import java.util.Iterator;

/** The plans of repositories, one after the other as they become known. */
final class RepositoryPlans implements Iterator<RepositoryPlan>, AutoCloseable {
  private final InOrder<Repository, RepositoryPlan> plans;
  private final Progress progress;
  private final FurtherFigures figures;

  /**
   * @param asIfOptedIn whether it is taken that their owners had opted in
   * @param figures what else to read of each, if somebody asks
   * @param atATime how many repositories are read at a time
   */
  RepositoryPlans(
      Gateway gateway,
      Collection<Repository> repositories,
      boolean asIfOptedIn,
      int atATime,
      Progress progress,
      FurtherFigures figures) {
    this.progress = progress;
    this.figures = figures;
    this.plans =
        new InOrder<>(
            repositories.iterator(),
            atATime,
            repository -> {
              RepositoryPlan plan =
                  gateway.ask(
                      Endpoint.PLAN_REPOSITORY,
                      new PlanRequest(repository, asIfOptedIn, figures.stale().rules()),
                      RepositoryPlan.class);
              figures.read(plan);
              return plan;
            });
  }

  @Override
  public boolean hasNext() {
    return plans.hasNext();
  }

  @Override
  public RepositoryPlan next() {
    RepositoryPlan plan = plans.next();
    figures.stale().add(plan);
    progress.step();
    return plan;
  }

  @Override
  public void close() {
    plans.close();
  }
}
