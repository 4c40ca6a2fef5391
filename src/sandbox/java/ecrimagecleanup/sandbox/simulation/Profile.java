package ecrimagecleanup.sandbox.simulation;

import java.util.Map;

/** How the application is configured in a history. */
enum Profile {
  /** AWS Config alone, which is trusted; deletes. */
  DELETE(
      "delete", "config-coverage,config-task-definitions,config-services,ecr-pull-time", "PT50H"),
  /** Also what ECS itself says; deletes. */
  DELETE_LIVE(
      "delete",
      "config-coverage,config-task-definitions,config-services,ecr-pull-time,config-other-types,ecs-live",
      "PT26H"),
  /** The default sources of evidence; moves images to the archive, and deletes them a day later. */
  ARCHIVE(
      "archive-then-delete",
      "config-coverage,config-task-definitions,config-services,ecr-pull-time,ecs-live",
      "PT26H");

  private final String action;
  private final String evidence;
  private final String canaryAge;

  Profile(String action, String evidence, String canaryAge) {
    this.action = action;
    this.evidence = evidence;
    this.canaryAge = canaryAge;
  }

  /** The settings that differ from the configuration. */
  Map<String, String> settings() {
    return Map.of(
        "cleanup.action",
        action,
        "cleanup.evidence",
        evidence,
        "cleanup.config-alone",
        evidence.contains("ecs-live") ? "" : "trust",
        "cleanup.canary-age",
        canaryAge,
        "cleanup.archive-for",
        "P1D",
        // so that most removals fall into the days with faults
        "cleanup.pull-window",
        "PT30H");
  }

  /** Whether ECS itself is asked, and not AWS Config alone. */
  boolean asksEcs() {
    return evidence.contains("ecs-live");
  }

  /** Whether it knows which digests are in use, and so removes where tags can move. */
  boolean knowsDigests() {
    return asksEcs();
  }
}
