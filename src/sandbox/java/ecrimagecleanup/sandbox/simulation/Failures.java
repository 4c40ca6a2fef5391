package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Json;
import java.util.List;
import java.util.Optional;

/** Answers with status 200 in which everything that was asked for has failed. */
final class Failures {
  private static final List<String> WITH_FAILURES =
      List.of(
          "ecr.BatchDeleteImage",
          "ecr.BatchGetImage",
          "ecs.DescribeServices",
          "ecs.DescribeTasks",
          "ecs.DescribeServiceRevisions");

  private Failures() {}

  /** Whether the answers to a call have failures. */
  static boolean has(String site) {
    return WITH_FAILURES.stream().anyMatch(site::startsWith);
  }

  /** The answer to a call in which everything fails; empty if its answers have no failures. */
  static Optional<JsonNode> of(AwsCall call) {
    return switch (call.service() + "." + call.operation()) {
      case "ecr.BatchDeleteImage" -> Optional.of(images(call, "imageIds"));
      case "ecr.BatchGetImage" -> Optional.of(images(call, "images"));
      case "ecs.DescribeServices" -> Optional.of(resources(call, "services"));
      case "ecs.DescribeTasks" -> Optional.of(resources(call, "tasks"));
      case "ecs.DescribeServiceRevisions" -> Optional.of(resources(call, "serviceRevisions"));
      default -> Optional.empty();
    };
  }

  private static ObjectNode images(AwsCall call, String done) {
    ObjectNode answer = Json.object();
    answer.putArray(done);
    ArrayNode failures = answer.putArray("failures");
    for (JsonNode id : call.body().path("imageIds")) {
      ObjectNode failure = failures.addObject();
      failure.set("imageId", id);
      failure.put("failureCode", "UpstreamAccessDenied").put("failureReason", "Try again");
    }
    return answer;
  }

  private static ObjectNode resources(AwsCall call, String what) {
    ObjectNode answer = Json.object();
    answer.putArray(what);
    ArrayNode failures = answer.putArray("failures");
    String asked = what.equals("serviceRevisions") ? "serviceRevisionArns" : what;
    call.body()
        .path(asked)
        .forEach(
            arn ->
                failures
                    .addObject()
                    .put("arn", arn.asText())
                    .put("reason", "MISSING")
                    .put("detail", "It cannot be read"));
    return answer;
  }
}
