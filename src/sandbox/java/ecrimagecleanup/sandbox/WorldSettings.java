package ecrimagecleanup.sandbox;

import java.time.Duration;

/**
 * How long things take in the world, in world time.
 *
 * @param rollout from the start of a deployment until it is complete and the old tasks may stop
 * @param drain from the end of a deployment or service until its tasks have stopped
 * @param restore from the request to restore an archived image until it can be pulled
 * @param deregistrationWindow how long a deregistered task definition can still be started
 * @param deletion how long ECS describes a revision that was deleted and that nothing runs any
 *     more; AWS does not say
 * @param pullTimeRefresh how often at most ECR refreshes the recorded time of the last pull
 * @param batchGetImageIsPull whether reading a manifest counts as a pull, which AWS leaves open
 */
public record WorldSettings(
    Duration rollout,
    Duration drain,
    Duration restore,
    Duration deregistrationWindow,
    Duration deletion,
    Duration pullTimeRefresh,
    boolean batchGetImageIsPull) {

  /** What AWS documents, or what is usual. */
  public static WorldSettings usual() {
    return new WorldSettings(
        Duration.ofMinutes(3),
        Duration.ofSeconds(30),
        Duration.ofMinutes(15),
        Duration.ofMinutes(10),
        Duration.ofDays(3),
        Duration.ofHours(24),
        false);
  }

  /** These settings with deployments that take {@code duration}. */
  public WorldSettings withRollout(Duration duration) {
    return new WorldSettings(
        duration,
        drain,
        restore,
        deregistrationWindow,
        deletion,
        pullTimeRefresh,
        batchGetImageIsPull);
  }

  /** These settings with reading a manifest counted as a pull, or not. */
  public WorldSettings withBatchGetImageIsPull(boolean isPull) {
    return new WorldSettings(
        rollout, drain, restore, deregistrationWindow, deletion, pullTimeRefresh, isPull);
  }
}
