package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.WorkloadAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A job that runs every night as a task of its own, with a task definition of its own. */
final class NightlyReports {
  private static final Duration START = Duration.ofHours(2);
  private static final Duration RUN = Duration.ofMinutes(40);

  private final Script script;
  private final Builds builds;
  private final WorkloadAccount account;
  private final Narrator narrator;
  private final List<String> old = new ArrayList<>();

  NightlyReports(Script script, Builds builds, WorkloadAccount account, Narrator narrator) {
    this.script = script;
    this.builds = builds;
    this.account = account;
    this.narrator = narrator;
  }

  void plan(int firstDay, int lastDay) {
    for (int day = firstDay; day <= lastDay; day++) {
      script.on(day, START, this::run);
    }
  }

  /** Deletes the task definitions of former nights; says how many. */
  int deleteOld() {
    int deleted = old.size();
    old.forEach(account::delete);
    old.clear();
    return deleted;
  }

  private void run() {
    Release release = builds.newest(Cast.REPORTS);
    String definition = account.register(Cast.REPORTS.family(), release.reference());
    String task = account.runTask(definition);
    narrator.happens("%s runs for a night".formatted(release));
    script.in(
        RUN,
        () -> {
          account.stopTask(task);
          account.deregister(definition);
          old.add(definition);
        });
  }
}
