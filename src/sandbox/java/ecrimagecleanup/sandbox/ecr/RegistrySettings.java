package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.sts.StsService;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is set for a whole registry: whose reading of manifests is no pull in any case, and where it
 * is replicated to, which replicates nothing here.
 */
final class RegistrySettings {
  private static final Pattern PRINCIPAL = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

  private final World world;
  private final Map<String, NavigableMap<String, ObjectNode>> exclusions = new HashMap<>();
  private final Map<String, JsonNode> replications = new HashMap<>();

  RegistrySettings(World world) {
    this.world = world;
  }

  ObjectNode registerExclusion(AwsCall call, Params params) {
    String principal = params.required("principalArn");
    if (!PRINCIPAL.matcher(principal).matches()) {
      throw params.invalid("principalArn", "must be the ARN of an IAM role");
    }
    ObjectNode exclusion = Json.object().put("principalArn", principal);
    exclusion.set("createdAt", Json.seconds(world.now()));
    if (exclusions(call).putIfAbsent(principal, exclusion) != null) {
      throw AwsError.badRequest(
          "ExclusionAlreadyExistsException",
          "The pull time update exclusion for %s already exists".formatted(principal));
    }
    return exclusion.deepCopy();
  }

  ObjectNode deregisterExclusion(AwsCall call, Params params) {
    String principal = params.required("principalArn");
    if (exclusions(call).remove(principal) == null) {
      throw AwsError.badRequest(
          "ExclusionNotFoundException",
          "The pull time update exclusion for %s does not exist".formatted(principal));
    }
    return Json.object().put("principalArn", principal);
  }

  ObjectNode listExclusions(AwsCall call, Params params) {
    Page<ObjectNode> page =
        Page.of(exclusions(call), params, "nextToken", params.number("maxResults", 1, 1000, 100));
    ObjectNode answer = Json.object();
    page.items()
        .forEach(
            exclusion ->
                answer
                    .withArray("pullTimeUpdateExclusions")
                    .add(exclusion.path("principalArn").asText()));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  ObjectNode putReplication(AwsCall call, Params params) {
    JsonNode configuration = params.body().path("replicationConfiguration").deepCopy();
    if (!configuration.path("rules").isArray()) {
      throw params.invalid("replicationConfiguration.rules", "Value must not be null");
    }
    replications.put(key(call), configuration);
    return Json.object().set("replicationConfiguration", configuration.deepCopy());
  }

  ObjectNode describe(AwsCall call) {
    ObjectNode answer = Json.object().put("registryId", call.accountId());
    JsonNode none = Json.object().set("rules", Json.object().putArray("rules"));
    answer.set("replicationConfiguration", replications.getOrDefault(key(call), none).deepCopy());
    return answer;
  }

  /**
   * Whether the pulls of a caller are not recorded: whoever calls as the account is its role of the
   * application.
   */
  boolean excludes(AwsCall call) {
    return exclusions(call)
        .containsKey(
            "arn:aws:iam::%s:role/%s".formatted(call.accountId(), StsService.APPLICATION_ROLE));
  }

  private NavigableMap<String, ObjectNode> exclusions(AwsCall call) {
    return exclusions.computeIfAbsent(key(call), registry -> new TreeMap<>());
  }

  private static String key(AwsCall call) {
    return call.accountId() + "/" + call.region();
  }
}
