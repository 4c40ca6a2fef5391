package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.util.List;

/** What happens besides the daily work of the teams, day by day. */
final class Plot {
  /** The last day on which anybody pushes; what is pushed then may go on until the next morning. */
  static final int LAST_WORKING_DAY = 8;

  /** After so many grace periods of a day no chain of checks goes on. */
  private static final int DAYS_OF_CHAINS = 6;

  private final Disruptions disruptions;
  private final Script script;
  private final Builds builds;
  private final Deliveries deliveries;
  private final Sidecars sidecars;
  private final NightlyReports reports;
  private final Narrator narrator;

  Plot(
      World world,
      Script script,
      Builds builds,
      Deliveries deliveries,
      Sidecars sidecars,
      Narrator narrator) {
    this.disruptions = new Disruptions(world, script, narrator);
    this.script = script;
    this.builds = builds;
    this.deliveries = deliveries;
    this.sidecars = sidecars;
    this.reports =
        new NightlyReports(script, builds, deliveries.account(Stage.PRODUCTION), narrator);
    this.narrator = narrator;
  }

  /**
   * As many days as the story has: after the last deployment every chain of checks has the time to
   * end.
   *
   * @param grace the grace period
   */
  static int days(Duration grace) {
    long wholeDays = grace.plusDays(1).minusNanos(1).toDays();
    return LAST_WORKING_DAY + 1 + DAYS_OF_CHAINS * Math.max(1, Math.toIntExact(wholeDays));
  }

  /** Plans everything. */
  void plan() {
    disruptions.beginAsUsual();
    scene(1, 6, this::open);
    scene(1, 20, this::searchAndInventoryGoLive);
    reports.plan(2, LAST_WORKING_DAY + 1);
    scene(2, 10, this::weatherRunsByATag);
    scene(2, 11, this::inventoryIsLeftBehind);
    scene(3, 12, this::weatherTagMoves);
    scene(3, 10, () -> sidecarMoves(Stage.DEVELOPMENT, builds.build(Cast.BASE_SIDECAR)));
    scene(4, 0, disruptions::cloudTrailHasABadDay);
    scene(4, 1, disruptions::configFallsBehind);
    scene(4, 9, this::inventoryScales);
    scene(5, 0, disruptions::cloudTrailRecovers);
    scene(5, 9, disruptions::configCatchesUp);
    scene(5, 10, () -> sidecarMoves(Stage.UAT, builds.newest(Cast.BASE_SIDECAR)));
    scene(5, 15, this::searchMovesOn);
    scene(5, 16, this::newsletterShutsDown);
    scene(5, 11, this::weatherIsDeployedAgain);
    scene(6, 8, disruptions::configLosesItsSource);
    scene(6, 9, this::ordersGoesOutInAHurry);
    scene(6, 14, () -> sidecarMoves(Stage.DEVELOPMENT, builds.build(Cast.BASE_SIDECAR)));
    scene(7, 5, this::ordersIsRolledBack);
    scene(7, 8, disruptions::configFindsItsSource);
    scene(7, 10, this::inventoryMovesOn);
    scene(7, 14, () -> sidecarMoves(Stage.UAT, builds.newest(Cast.BASE_SIDECAR)));
    scene(8, 15, this::reportsCleansUp);
    scene(LAST_WORKING_DAY + 1, 12, () -> tell("Nobody deploys any more"));
  }

  private void tell(String what) {
    narrator.chapter(script.now(), what);
  }

  private void scene(int day, int hour, Runnable scene) {
    script.on(day, Duration.ofHours(hour), scene);
  }

  private void open() {
    tell(
        "%d teams ship their first release to development, UAT and production"
            .formatted(Cast.ALL_TEAMS.size()));
    Cast.ALL_TEAMS.forEach(builds::build);
    for (Stage stage : Stage.values()) {
      sidecars.use(stage, builds.newest(Cast.BASE_SIDECAR));
      for (Team team : Cast.ALL_TEAMS) {
        if (team.stages().contains(stage)) {
          Release first = builds.newest(team);
          script.in(
              script.between(Duration.ZERO, Duration.ofMinutes(90)),
              () -> deliveries.of(team, stage).promote(first));
        }
      }
    }
  }

  private void searchAndInventoryGoLive() {
    Release search = deliveries.of(Cast.SEARCH, Stage.UAT).running().orElseThrow();
    deliveries.of(Cast.SEARCH, Stage.PRODUCTION).promote(search);
    WorkloadAccount production = deliveries.account(Stage.PRODUCTION);
    String child =
        RepositoryKey.shared(Cast.SEARCH.repository()).uri() + "@" + search.children().get(1);
    String indexer = production.register("search-indexer", child);
    production.createService("search-indexer", indexer, 1);
    script.on(3, Duration.ofHours(15), () -> indexerGoes(indexer));
    deliveries
        .of(Cast.INVENTORY, Stage.PRODUCTION)
        .promote(deliveries.of(Cast.INVENTORY, Stage.UAT).running().orElseThrow());
    tell(
        "%s is in production, by its index; its indexer runs by the digest of the arm64 image"
            .formatted(search));
  }

  private void indexerGoes(String taskDefinition) {
    WorkloadAccount production = deliveries.account(Stage.PRODUCTION);
    production.deleteService("search-indexer");
    script.in(Duration.ofMinutes(10), () -> production.deregister(taskDefinition));
    tell("The search indexer is deleted; the index that lists its image is still used");
  }

  private void inventoryIsLeftBehind() {
    Delivery inventory = deliveries.of(Cast.INVENTORY, Stage.PRODUCTION);
    inventory.deregisterRunning();
    tell(
        "Someone deregisters the revision that %s runs on; the service runs on"
            .formatted(inventory));
  }

  private void inventoryScales() {
    deliveries.of(Cast.INVENTORY, Stage.PRODUCTION).scale(4);
    tell("Inventory in production scales out, still on its INACTIVE revision");
  }

  private void inventoryMovesOn() {
    Release next = builds.build(Cast.INVENTORY);
    everywhere(next);
    tell("Inventory in production moves to %s at last".formatted(next.tag()));
  }

  private void searchMovesOn() {
    Release next = builds.build(Cast.SEARCH);
    everywhere(next);
    tell("Search in production moves to %s".formatted(next.tag()));
  }

  private void everywhere(Release release) {
    for (Stage stage : Stage.values()) {
      deliveries.of(release.team(), stage).promote(release);
    }
  }

  private void sidecarMoves(Stage stage, Release release) {
    sidecars.use(stage, release);
    List<Delivery> affected = deliveries.withSidecar(stage);
    for (int i = 0; i < affected.size(); i++) {
      script.in(Duration.ofMinutes(10L * i), affected.get(i)::refresh);
    }
    tell(
        "%d services in %s move to %s; production stays on 1.0"
            .formatted(affected.size(), stage, release));
  }

  /** UAT names the digest, so that its task definition tells the application of it. */
  private void weatherRunsByATag() {
    Release first = builds.newest(Cast.WEATHER);
    builds.callStable(first);
    deliveries.of(Cast.WEATHER, Stage.UAT).promote(first);
    WorkloadAccount production = deliveries.account(Stage.PRODUCTION);
    String stable = RepositoryKey.shared(Cast.WEATHER.repository()).uri() + ":" + Builds.STABLE;
    production.createService("weather", production.register("weather", stable), 2);
    tell("Production runs %s by its tag stable".formatted(first));
  }

  private void weatherTagMoves() {
    Release second = builds.build(Cast.WEATHER);
    builds.callStable(second);
    deliveries.of(Cast.WEATHER, Stage.UAT).promote(second);
    tell("The tag stable moves to %s; production runs on with the digest before".formatted(second));
  }

  private void weatherIsDeployedAgain() {
    deliveries.account(Stage.PRODUCTION).redeploy("weather");
    tell("Production deploys weather again, and takes what stable is now");
  }

  private void newsletterShutsDown() {
    for (Stage stage : Stage.values()) {
      deliveries.of(Cast.NEWSLETTER, stage).shutDown();
    }
    tell("The newsletter is shut down: services and task definitions are deleted");
  }

  private void ordersGoesOutInAHurry() {
    Release release = builds.build(Cast.ORDERS);
    everywhere(release);
    tell("%s goes through all stages within a minute".formatted(release));
  }

  private void ordersIsRolledBack() {
    Delivery orders = deliveries.of(Cast.ORDERS, Stage.PRODUCTION);
    String from = orders.running().map(Release::tag).orElse("nothing");
    orders
        .rollBack()
        .ifPresent(to -> tell("%s is rolled back from %s to %s".formatted(orders, from, to.tag())));
  }

  private void reportsCleansUp() {
    tell("The reports team deletes its %d old task definitions".formatted(reports.deleteOld()));
  }
}
