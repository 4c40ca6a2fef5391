package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.TrailDelivery;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;

/** What goes wrong with AWS itself in the story, and is mended again. */
final class Disruptions {
  private static final TrailDelivery.Faults USUAL_TRAIL =
      new TrailDelivery.Faults(0.05, 0.1, 0.02, Duration.ofMinutes(30));
  private static final TrailDelivery.Faults BAD_TRAIL =
      new TrailDelivery.Faults(0.3, 0.4, 0.3, Duration.ofHours(3));

  private final World world;
  private final Script script;
  private final Narrator narrator;

  Disruptions(World world, Script script, Narrator narrator) {
    this.world = world;
    this.script = script;
    this.narrator = narrator;
  }

  /** Some events are late or come twice, as they always do. */
  void beginAsUsual() {
    world.events().faults(USUAL_TRAIL);
  }

  /** Events come twice, late, out of order, or never. */
  void cloudTrailHasABadDay() {
    world.events().faults(BAD_TRAIL);
    tell("CloudTrail has a bad day: events come twice, hours late, out of order, or never");
  }

  /** Events come as usual again. */
  void cloudTrailRecovers() {
    world.events().faults(USUAL_TRAIL);
    tell("CloudTrail is as usual again");
  }

  /** AWS Config of UAT shows what was. */
  void configFallsBehind() {
    world.inventory().lag(Stage.UAT.accountId(), World.REGION, Duration.ofHours(30));
    tell("AWS Config of UAT falls 30 hours behind");
  }

  /** AWS Config of UAT is on time again. */
  void configCatchesUp() {
    world.inventory().lag(Stage.UAT.accountId(), World.REGION, Duration.ofMinutes(2));
    tell("AWS Config of UAT is on time again");
  }

  /** The aggregator may not read production. */
  void configLosesItsSource() {
    world
        .inventory()
        .fail(Stage.PRODUCTION.accountId(), World.REGION, "AccessDenied", "Not authorised");
    tell("The aggregator may not read production any more: its source is FAILED");
  }

  /** The aggregator reads production again. */
  void configFindsItsSource() {
    world.inventory().recover(Stage.PRODUCTION.accountId(), World.REGION);
    tell("The aggregator reads production again");
  }

  private void tell(String what) {
    narrator.chapter(script.now(), what);
  }
}
