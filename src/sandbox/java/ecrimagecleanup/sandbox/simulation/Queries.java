package ecrimagecleanup.sandbox.simulation;

import java.util.Map;
import java.util.TreeMap;

/** What the queries of the application are about, by what is in them. */
final class Queries {
  private static final Map<String, String> ABOUT =
      new TreeMap<>(
          Map.of(
              "ecr-image-cleanup-canary", "canaries",
              "COUNT(*)", "all in use",
              "AWS::ECS::Service", "services",
              "AWS::AppRunner", "other types",
              "AWS::SageMaker", "other types",
              "AWS::CodeBuild", "other types"));

  private Queries() {}

  static String about(String expression) {
    return ABOUT.entrySet().stream()
        .filter(each -> expression.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("task definitions");
  }
}
