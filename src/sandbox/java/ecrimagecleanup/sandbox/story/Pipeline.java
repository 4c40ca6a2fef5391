package ecrimagecleanup.sandbox.story;

import java.time.Duration;
import java.util.Optional;

/**
 * The daily work of a team: builds are pushed, some go to development, some of those to UAT, some
 * of those to production, and some of those are rolled back.
 */
final class Pipeline {
  private static final Duration OPENING = Duration.ofHours(8);
  private static final Duration CLOSING = Duration.ofHours(18);
  private static final double REACHES_DEVELOPMENT = 0.5;
  private static final double REACHES_NEXT_STAGE = 0.6;
  private static final double IS_ROLLED_BACK = 0.3;

  private final Script script;
  private final Builds builds;
  private final Deliveries deliveries;
  private final Narrator narrator;

  Pipeline(Script script, Builds builds, Deliveries deliveries, Narrator narrator) {
    this.script = script;
    this.builds = builds;
    this.deliveries = deliveries;
    this.narrator = narrator;
  }

  /** Plans the work of a team on the days from the first to the last. */
  void plan(Team team, int firstDay, int lastDay) {
    for (int day = firstDay; day <= lastDay; day++) {
      int pushes = team.pushesADay() == 0 ? 0 : team.pushesADay() + (script.happens(0.3) ? 1 : 0);
      for (int i = 0; i < pushes; i++) {
        script.on(day, script.between(OPENING, CLOSING), () -> push(team));
      }
    }
  }

  private void push(Team team) {
    Release release = builds.build(team);
    narrator.happens("%s is pushed".formatted(release));
    if (team.stages().contains(Stage.DEVELOPMENT) && script.happens(REACHES_DEVELOPMENT)) {
      script.in(
          script.between(Duration.ofMinutes(5), Duration.ofMinutes(30)),
          () -> promote(release, Stage.DEVELOPMENT));
    }
  }

  /** From push to production takes less than a grace period: no one may plan on more. */
  private void promote(Release release, Stage stage) {
    if (!deliveries.of(release.team(), stage).promote(release)) {
      return;
    }
    narrator.happens("%s goes to %s".formatted(release, stage));
    switch (stage) {
      case DEVELOPMENT ->
          promoteLater(
              release, Stage.UAT, script.between(Duration.ofHours(1), Duration.ofHours(4)));
      case UAT ->
          promoteLater(
              release, Stage.PRODUCTION, script.between(Duration.ofHours(2), Duration.ofHours(10)));
      case PRODUCTION -> perhapsRollBack(release);
    }
  }

  private void promoteLater(Release release, Stage stage, Duration delay) {
    if (release.team().stages().contains(stage) && script.happens(REACHES_NEXT_STAGE)) {
      script.in(delay, () -> promote(release, stage));
    }
  }

  private void perhapsRollBack(Release release) {
    if (release.team().equals(Cast.ORDERS) || !script.happens(IS_ROLLED_BACK)) {
      return;
    }
    Delivery production = deliveries.of(release.team(), Stage.PRODUCTION);
    script.in(
        script.between(Duration.ofHours(1), Duration.ofHours(20)),
        () -> {
          if (production.running().equals(Optional.of(release))) {
            production
                .rollBack()
                .ifPresent(
                    to ->
                        narrator.happens(
                            "production rolls %s back to %s".formatted(release, to.tag())));
          }
        });
  }
}
