package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.InOrder;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.gateway.CacheRules;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.ReadBefore;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The plans of repositories, one after the other as they become known. */
final class RepositoryPlans implements Iterator<RepositoryPlan>, AutoCloseable {
  private final InOrder<Repository, RepositoryPlan> plans;
  private final Progress progress;
  private final Gateway gateway;
  private final List<Registry> registries;
  private final FurtherFigures figures;

  /**
   * @param asIfOptedIn whether it is taken that their owners had opted in
   * @param before what was read of each already
   * @param figures what else to read of each, if somebody asks
   * @param atATime how many repositories are read at a time
   */
  RepositoryPlans(
      Gateway gateway,
      Collection<Repository> repositories,
      boolean asIfOptedIn,
      int atATime,
      Progress progress,
      Function<Repository, ReadBefore> before,
      FurtherFigures figures) {
    this.progress = progress;
    this.gateway = gateway;
    this.registries = repositories.stream().map(Repository::registry).distinct().toList();
    this.figures = figures;
    this.plans =
        new InOrder<>(
            repositories.iterator(),
            atATime,
            repository -> {
              RepositoryPlan plan =
                  gateway.ask(
                      Endpoint.PLAN_REPOSITORY,
                      new PlanRequest(
                          repository,
                          asIfOptedIn,
                          figures.stale().rules(),
                          before.apply(repository)),
                      RepositoryPlan.class);
              figures.read(plan);
              return plan;
            });
  }

  /**
   * The same of repositories of which some is read together, if they are many.
   *
   * @param asIfOptedIn whether it is taken that their owners had opted in
   * @param figures what else to read of each, if somebody asks
   */
  static RepositoryPlans of(
      Application application,
      Collection<Repository> repositories,
      boolean asIfOptedIn,
      int atATime,
      Progress progress,
      FurtherFigures figures) {
    return new RepositoryPlans(
        Gateway.to(application),
        repositories,
        asIfOptedIn,
        atATime,
        progress,
        ReadingTogether.of(application, repositories, asIfOptedIn),
        figures);
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
    figures.stale().add(plan);
    progress.step();
    return plan;
  }

  @Override
  public void close() {
    plans.close();
  }
}
