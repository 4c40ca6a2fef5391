package ecrimagecleanup.embedded;

import java.util.List;

/**
 * What the jar holds besides classes. Listing a folder of a jar is not the same on every platform.
 */
final class PackedFiles {
  private static final String HOME = "classpath:ecr-image-cleanup/";

  /** The folder of the queries. */
  static final String QUERIES = HOME + "queries";

  /** The folder of the routes. */
  static final String ROUTES = HOME + "routes";

  /** The files of the routes, below that folder. */
  static final List<String> ROUTE_FILES =
      List.of(
          "check/check.camel.yaml",
          "check/decisions.camel.yaml",
          "check/last-look.camel.yaml",
          "check/registry.camel.yaml",
          "check/removal.camel.yaml",
          "commands/explain.camel.yaml",
          "commands/plan.camel.yaml",
          "event/images.camel.yaml",
          "event/task-definition-events.camel.yaml",
          "event/task-state-events.camel.yaml",
          "evidence/ask.camel.yaml",
          "evidence/config.camel.yaml",
          "evidence/ecr-pull-time.camel.yaml",
          "evidence/ecs-live.camel.yaml",
          "evidence/inspector-in-use.camel.yaml",
          "evidence/kubernetes-live.camel.yaml",
          "evidence/lambda-live.camel.yaml",
          "evidence/reference-files.camel.yaml",
          "evidence/stale-revisions.camel.yaml",
          "evidence/workloads.camel.yaml",
          "http/http.camel.yaml",
          "reports/reports.camel.yaml",
          "support/beans.camel.yaml",
          "support/errors.camel.yaml",
          "support/queues.camel.yaml",
          "support/support.camel.yaml",
          "sweep/survey.camel.yaml",
          "sweep/sweep.camel.yaml");

  private PackedFiles() {}
}
