package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.FunctionTeam;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.kubernetes.KubernetesCluster;
import java.time.Duration;

/** What uses images without a service of ECS: a function, a weekly CronJob, a job of its own. */
final class OtherUses {
  private static final String MAILS = Cast.MAILS.family();
  private static final String INVOICES = Cast.INVOICES.family();
  private static final Duration JOB = Duration.ofMinutes(50);

  private final Script script;
  private final Builds builds;
  private final WorkloadAccount production;
  private final FunctionTeam functions;
  private final KubernetesCluster cluster;
  private final Narrator narrator;

  OtherUses(
      Script script,
      Builds builds,
      WorkloadAccount production,
      FunctionTeam functions,
      KubernetesCluster cluster,
      Narrator narrator) {
    this.script = script;
    this.builds = builds;
    this.production = production;
    this.functions = functions;
    this.cluster = cluster;
    this.narrator = narrator;
  }

  /** Plans everything. The first day of the story is a Monday. */
  void plan() {
    scene(1, 7, this::mailsAndInvoicesGoLive);
    scene(2, 8, () -> train(Duration.ofHours(70)));
    scene(3, 8, this::mailsMovesOn);
    scene(5, 8, this::mailsMovesOn);
    scene(6, 13, () -> train(Duration.ofHours(30)));
    scene(7, 4, this::invoicesRun);
    scene(7, 16, this::mailsDeletesAVersion);
    scene(8, 10, this::invoicesMovesOn);
    scene(14, 4, this::invoicesRun);
  }

  private void scene(int day, int hour, Runnable scene) {
    script.on(day, Duration.ofHours(hour), scene);
  }

  private void tell(String what) {
    narrator.chapter(script.now(), what);
  }

  private void mailsAndInvoicesGoLive() {
    functions.create(MAILS, builds.newest(Cast.MAILS).reference());
    functions.alias(MAILS, "live", functions.publish(MAILS));
    cluster.apply(INVOICES, builds.newest(Cast.INVOICES).reference());
    tell(
        "%s is a Lambda function, and %s a CronJob of Kubernetes on Sundays"
            .formatted(builds.newest(Cast.MAILS), builds.newest(Cast.INVOICES)));
  }

  private void mailsMovesOn() {
    Release next = builds.build(Cast.MAILS);
    functions.update(MAILS, next.reference());
    functions.alias(MAILS, "live", functions.publish(MAILS));
    tell("The function moves to %s; the versions before can still be called".formatted(next));
  }

  private void mailsDeletesAVersion() {
    functions.deleteVersion(MAILS, "1");
    tell("The first version of the function is deleted");
  }

  private void invoicesRun() {
    cluster.start(INVOICES);
    script.in(JOB, () -> cluster.finish(INVOICES));
    tell("It is Sunday: the CronJob runs");
  }

  private void invoicesMovesOn() {
    Release next = builds.build(Cast.INVOICES);
    cluster.apply(INVOICES, next.reference());
    tell("The CronJob moves to %s, which nothing runs before Sunday".formatted(next));
  }

  /** Nothing but the task itself shows what it runs: its revision is deregistered at once. */
  private void train(Duration run) {
    Release release = builds.build(Cast.TRAINING);
    String definition = production.register(Cast.TRAINING.family(), release.reference());
    String task = production.runTask(definition);
    script.in(Duration.ofMinutes(1), () -> production.deregister(definition));
    script.in(run, () -> production.stopTask(task));
    tell("%s runs for %d hours as a task without a service".formatted(release, run.toHours()));
  }
}
