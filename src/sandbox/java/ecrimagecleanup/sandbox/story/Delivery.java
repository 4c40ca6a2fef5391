package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.WorkloadAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The service of one team in one stage, and its task definitions. */
final class Delivery {
  private static final Duration TERRAFORM_PAUSE = Duration.ofSeconds(20);
  private static final Duration ROLLBACK_LIMIT = Duration.ofHours(22);
  private static final int TASKS = 2;

  private record Revision(Release release, String taskDefinition) {}

  private final Script script;
  private final Team team;
  private final Stage stage;
  private final WorkloadAccount account;
  private final Sidecars sidecars;
  private final List<Revision> active = new ArrayList<>();
  private Optional<Revision> current = Optional.empty();
  private Optional<Revision> previous = Optional.empty();
  private Instant changedAt = Instant.MIN;
  private boolean serving;
  private boolean closed;

  Delivery(Script script, Team team, Stage stage, WorkloadAccount account, Sidecars sidecars) {
    this.script = script;
    this.team = team;
    this.stage = stage;
    this.account = account;
    this.sidecars = sidecars;
  }

  /** Deploys a release that is newer than the one that runs. */
  boolean promote(Release release) {
    boolean newer = current.map(c -> c.release().number() < release.number()).orElse(true);
    if (closed || !newer) {
      return false;
    }
    deploy(release);
    return true;
  }

  /** Deploys what runs once more, with the sidecar of today. */
  void refresh() {
    if (!closed) {
      current.map(Revision::release).ifPresent(this::deploy);
    }
  }

  /** Goes back to the release before, if that ran within the last hours; empty if it did not. */
  Optional<Release> rollBack() {
    Optional<Revision> target =
        previous
            .filter(p -> !closed && current.filter(c -> c.release().equals(p.release())).isEmpty())
            .filter(p -> script.now().isBefore(changedAt.plus(ROLLBACK_LIMIT)));
    target.ifPresent(
        revision -> {
          if (active.contains(revision)) {
            replaceBy(revision);
            serve(revision);
            retireLater();
          } else {
            deploy(revision.release());
          }
        });
    return target.map(Revision::release);
  }

  /** What runs, or is about to. */
  Optional<Release> running() {
    return current.map(Revision::release);
  }

  /** Deregisters the revision that runs, which the service does not notice. */
  void deregisterRunning() {
    current.ifPresent(this::deregister);
  }

  void scale(int tasks) {
    account.scale(team.family(), tasks);
  }

  /** Deletes the service, then deregisters and deletes its task definitions. */
  void shutDown() {
    closed = true;
    account.deleteService(team.family());
    script.in(
        Duration.ofMinutes(10),
        () -> {
          List<Revision> last = List.copyOf(active);
          last.forEach(this::deregister);
          script.in(
              Duration.ofHours(1),
              () -> last.forEach(revision -> account.delete(revision.taskDefinition())));
        });
  }

  @Override
  public String toString() {
    return team.family() + " in " + stage;
  }

  private void deploy(Release release) {
    String[] images =
        Stream.concat(Stream.of(release.reference()), sidecars.others(team, stage).stream())
            .toArray(String[]::new);
    Revision next = new Revision(release, account.register(team.family(), images));
    active.add(next);
    Optional<Revision> replaced = current;
    replaceBy(next);
    if (team.habit() == Team.Habit.DEREGISTER_FIRST && serving) {
      replaced.ifPresent(this::deregister);
      script.in(TERRAFORM_PAUSE, () -> serve(next));
    } else {
      serve(next);
      retireLater();
    }
  }

  private void replaceBy(Revision next) {
    previous = current;
    current = Optional.of(next);
    changedAt = script.now();
  }

  private void serve(Revision revision) {
    if (closed || !current.equals(Optional.of(revision))) {
      return;
    }
    if (serving) {
      account.deploy(team.family(), revision.taskDefinition());
    } else {
      account.createService(team.family(), revision.taskDefinition(), TASKS);
      serving = true;
    }
  }

  private void retireLater() {
    script.in(script.between(Duration.ofMinutes(5), Duration.ofMinutes(25)), this::retire);
  }

  private void retire() {
    if (team.habit() == Team.Habit.KEEP_ALL) {
      return;
    }
    boolean keepOne = team.habit() == Team.Habit.KEEP_ONE_BACK;
    for (Revision revision : List.copyOf(active)) {
      boolean kept =
          current.equals(Optional.of(revision))
              || (keepOne && previous.equals(Optional.of(revision)));
      if (!closed && !kept) {
        deregister(revision);
      }
    }
  }

  private void deregister(Revision revision) {
    if (active.remove(revision)) {
      account.deregister(revision.taskDefinition());
    }
  }
}
