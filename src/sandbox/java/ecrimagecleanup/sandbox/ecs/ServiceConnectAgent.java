package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;

/**
 * The container that Service Connect adds to each task of a service. No task definition names it.
 *
 * @param withImage whether ECS says which image it runs, and which digest; real answers lack both
 */
record ServiceConnectAgent(boolean withImage) {
  private static final int SUFFIX = 5;

  ObjectNode json(String taskArn, String status) {
    String suffix = taskArn.substring(taskArn.length() - SUFFIX);
    ObjectNode json =
        Json.object()
            .put("taskArn", taskArn)
            .put("name", "ecs-service-connect-" + suffix)
            .put("lastStatus", status);
    if (withImage) {
      json.put("image", "public.ecr.aws/amazon-ecs/service-connect-agent:v1")
          .put("imageDigest", "sha256:" + "5c".repeat(32));
    }
    return json;
  }
}
