package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;

/** The operations on tags, of task definitions alone: nothing else here has any. */
final class TagOperations {
  private final DefinitionRecorder recorder;

  TagOperations(World world) {
    this.recorder = new DefinitionRecorder(world);
  }

  ObjectNode tag(EcsRegion region, Params params) {
    TaskDefinition definition = definition(region, params);
    for (JsonNode tag : params.list("tags", 50)) {
      definition.tags.put(tag.path("key").asText(), tag.path("value").asText());
    }
    recorder.tagged(region, definition);
    return Json.object();
  }

  ObjectNode untag(EcsRegion region, Params params) {
    TaskDefinition definition = definition(region, params);
    params.texts("tagKeys", 50).forEach(definition.tags::remove);
    recorder.tagged(region, definition);
    return Json.object();
  }

  ObjectNode list(EcsRegion region, Params params) {
    ObjectNode answer = Json.object();
    answer.set("tags", definition(region, params).tags("key", "value"));
    return answer;
  }

  private static TaskDefinition definition(EcsRegion region, Params params) {
    String arn = params.required("resourceArn");
    return region
        .definition(arn)
        .filter(found -> found.arn.equals(arn))
        .orElseThrow(
            () ->
                AwsError.badRequest(
                    "InvalidParameterException",
                    "The specified resource is not a task definition that exists: " + arn));
  }
}
