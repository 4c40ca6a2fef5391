package ecrimagecleanup.sandbox.ecs;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Readings;
import java.util.HashMap;
import java.util.Map;

/** What all accounts have in all regions; guarded by the lock of the world. */
final class EcsRegions {
  private record Key(String accountId, String region) {}

  private final Readings readings;
  private final Map<Key, EcsRegion> regions = new HashMap<>();

  EcsRegions(Readings readings) {
    this.readings = readings;
  }

  /** What the caller has in the region of the call. */
  EcsRegion of(AwsCall call) {
    return regions.computeIfAbsent(
        new Key(call.accountId(), call.region()),
        key -> new EcsRegion(key.accountId(), key.region(), readings));
  }

  /** The task definition that a service or a task is to run. */
  static TaskDefinition definition(EcsRegion region, String name) {
    return region
        .definition(name)
        .orElseThrow(() -> AwsError.badRequest("ClientException", "TaskDefinition not found."));
  }
}
