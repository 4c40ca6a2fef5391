package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.policy.OwnerPolicy;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.sweep.Sweep;
import ecrimagecleanup.sweep.SweepName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A sweep in this process, repository by repository. Not safe for use by many threads. */
final class SweepRun {
  private final Gateway gateway;
  private final PendingChecks pending;
  private final Policy policy;
  private final Brake brake;
  private final Instant began;
  private final List<Nomination> nominations = new ArrayList<>();
  private final Map<String, Integer> held = new TreeMap<>();
  private int repositories;
  private int optedIn;

  /** Reads the brake of the operator. */
  SweepRun(Gateway gateway, PendingChecks pending, Policy policy, Instant began) {
    this.gateway = gateway;
    this.pending = pending;
    this.policy = policy;
    this.began = began;
    brake = gateway.ask(Endpoint.BRAKE, "", Brake.class);
  }

  /** That of an application, which is started. */
  static SweepRun of(Application application, Instant began) {
    return new SweepRun(
        Gateway.to(application),
        PendingChecks.of(application),
        application.bean("cleanupPolicy", Policy.class),
        began);
  }

  /** Sweeps a repository if its owner opted in. */
  void sweep(Repository repository) {
    repositories++;
    RepositoryTags tags = Repositories.tags(repository, gateway);
    if (!policy.optedIn(tags)) {
      return;
    }
    optedIn++;
    // Of two checks of one name EventBridge Scheduler keeps the first.
    Set<String> earlier = Set.copyOf(pending.beginningWith(SweepName.prefix(repository)));
    List<ScheduledCheck> asked =
        gateway.list(
            Endpoint.SWEEP_NOW, Sweep.ofAll(began).of(repository), Map.of(), ScheduledCheck.class);
    asked.stream()
        .map(
            check ->
                earlier.contains(check.name().value())
                    ? new Nomination.Earlier(check, pending.describeIfAllowed(check.name().value()))
                    : new Nomination.Made(check))
        .forEach(nominations::add);
    if (asked.isEmpty()) {
      heldBy(tags).ifPresent(reason -> held.merge(reason, 1, Integer::sum));
    }
  }

  /** Why removals of a repository are held; empty if they are not, or if nothing is removed. */
  private Optional<String> heldBy(RepositoryTags tags) {
    if (OwnerPolicy.of(tags, policy).orElse(policy.defaults()).action() == Action.REPORT) {
      return Optional.empty();
    }
    return OwnerPolicy.isBraked(tags, policy)
        ? Optional.of("The repository tag %s:brake holds removals.".formatted(policy.optInTag()))
        : Optional.of(brake).filter(Brake::holds).map(Brake::reason);
  }

  /** What came of it. */
  SweepResult result() {
    return new SweepResult(repositories, optedIn, nominations, held);
  }
}
