package ecrimagecleanup.sandbox.ecs;

import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.World;
import java.util.Optional;

/**
 * What AWS Config records of task definitions. What it does is documented for none of this but "You
 * are only charged for deregistering the latest ACTIVE task definition", so it goes by the readings
 * of the world.
 *
 * @see <a href="https://aws.amazon.com/config/pricing/">AWS Config pricing</a>
 */
final class DefinitionRecorder {
  private static final String TYPE = "AWS::ECS::TaskDefinition";

  private final World world;

  DefinitionRecorder(World world) {
    this.world = world;
  }

  /** A revision was registered now, and is ACTIVE. */
  void registered(EcsRegion region, TaskDefinition definition) {
    if (isRead(Reading.Revisions.LATEST_ACTIVE)) {
      region
          .newestActive(definition.family, definition.revision)
          .ifPresent(before -> forget(region, before));
    }
    capture(region, definition);
  }

  /** A revision was deregistered now, and is INACTIVE. */
  void deregistered(EcsRegion region, TaskDefinition definition) {
    Optional<TaskDefinition> newest = region.newestActive(definition.family);
    boolean older = newest.filter(other -> other.revision > definition.revision).isPresent();
    if (older && !isRead(Reading.Revisions.ALL)) {
      return;
    }
    definition.recordedAsEnded = true;
    if (isRead(Reading.Inactive.KEPT)) {
      capture(region, definition);
    } else {
      forget(region, definition);
    }
    if (isRead(Reading.Revisions.LATEST_ACTIVE)) {
      newest.ifPresent(next -> capture(region, next));
    }
  }

  /** The deletion of a revision was asked for now, and it is DELETE_IN_PROGRESS. */
  void deletionRequested(EcsRegion region, TaskDefinition definition) {
    if (isRead(Reading.Deleted.VANISH)
        && isRead(Reading.Inactive.KEPT)
        && definition.recordedAsEnded) {
      capture(region, definition);
    }
  }

  /** A revision whose deletion was asked for is run by nothing any more. */
  void deleted(EcsRegion region, TaskDefinition definition) {
    if (isRead(Reading.Deleted.VANISH)) {
      forget(region, definition);
    }
  }

  /** The tags of a revision changed now. */
  void tagged(EcsRegion region, TaskDefinition definition) {
    boolean shown =
        !isRead(Reading.Revisions.LATEST_ACTIVE)
            || region.newestActive(definition.family).filter(definition::equals).isPresent();
    if (isRead(Reading.TagItem.YES) && definition.active() && shown) {
      capture(region, definition);
    }
  }

  private boolean isRead(Reading reading) {
    return world.readings().is(reading);
  }

  private void capture(EcsRegion region, TaskDefinition definition) {
    world
        .inventory()
        .changed(
            region.accountId,
            region.region,
            TYPE,
            definition.arn,
            definition.arn,
            definition.configuration());
  }

  private void forget(EcsRegion region, TaskDefinition definition) {
    world.inventory().deleted(region.accountId, region.region, TYPE, definition.arn);
  }
}
