package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rules of pull-through caches, by which nothing is fetched here. */
final class PullThroughCacheRules {
  private static final Pattern PREFIX =
      Pattern.compile("(?:ROOT|(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*/?)");

  private final World world;
  private final Map<String, NavigableMap<String, ObjectNode>> rules = new HashMap<>();

  PullThroughCacheRules(World world) {
    this.world = world;
  }

  ObjectNode create(AwsCall call, Params params) {
    String prefix = params.required("ecrRepositoryPrefix");
    if (!PREFIX.matcher(prefix).matches()) {
      throw params.invalid(
          "ecrRepositoryPrefix", "must satisfy regular expression '" + PREFIX + "'");
    }
    ObjectNode rule =
        Json.object()
            .put("ecrRepositoryPrefix", prefix)
            .put("upstreamRegistryUrl", params.required("upstreamRegistryUrl"))
            .put("registryId", call.accountId());
    rule.set("createdAt", Json.seconds(world.now()));
    if (rules(call).putIfAbsent(prefix, rule) != null) {
      throw AwsError.badRequest(
          "PullThroughCacheRuleAlreadyExistsException",
          "The pull through cache rule with prefix '%s' already exists".formatted(prefix));
    }
    return rule.deepCopy();
  }

  ObjectNode describe(AwsCall call, Params params) {
    Page<ObjectNode> page =
        Page.of(rules(call), params, "nextToken", params.number("maxResults", 1, 1000, 100));
    ObjectNode answer = Json.object();
    answer.set(
        "pullThroughCacheRules",
        Json.list(page.items().stream().map(ObjectNode::deepCopy).toList()));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private NavigableMap<String, ObjectNode> rules(AwsCall call) {
    return rules.computeIfAbsent(call.accountId() + "/" + call.region(), key -> new TreeMap<>());
  }
}
