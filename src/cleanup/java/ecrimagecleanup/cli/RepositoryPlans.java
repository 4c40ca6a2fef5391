package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.InOrder;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.gateway.CacheRules;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.StaleReport;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** The plans of repositories, one after the other as they become known. */
final class RepositoryPlans implements Iterator<RepositoryPlan>, AutoCloseable {
  private final InOrder<Repository, RepositoryPlan> plans;
  private final Progress progress;
  private final StaleReport stale;
  private final Gateway gateway;
  private final List<Registry> registries;

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
    this.gateway = gateway;
    this.registries = repositories.stream().map(Repository::registry).distinct().toList();
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

  /** What takes in what is worth knowing of the repositories; reads their pull-through caches. */
  Hygiene hygiene() {
    return new Hygiene(CacheRules.of(registries, gateway));
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
