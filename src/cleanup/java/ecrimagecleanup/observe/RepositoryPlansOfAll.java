package ecrimagecleanup.observe;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The plans of all repositories, by their names: read one after the other, each when it is taken.
 * So no more than one is held, and AWS gets no more than one call at a time besides those of
 * checks.
 *
 * @param gateway calls the endpoints
 * @param registries the registries
 */
record RepositoryPlansOfAll(Gateway gateway, Registries registries) {

  /** Reads how fresh the evidence is, and lists the repositories. */
  Iterator<RepositoryPlan> read() {
    gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
    return repositories().stream().map(this::plan).iterator();
  }

  private RepositoryPlan plan(Repository repository) {
    return gateway.ask(
        Endpoint.PLAN_REPOSITORY, new PlanRequest(repository, false), RepositoryPlan.class);
  }

  private List<Repository> repositories() {
    List<Repository> all = new ArrayList<>();
    for (Registry registry : registries.all()) {
      all.addAll(Repositories.of(registry, gateway).keySet());
    }
    all.sort(Comparator.comparing(Repository::toString));
    return all;
  }
}
