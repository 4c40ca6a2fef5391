package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Answers in pages of one row, of which all but the first cannot be had. What has one row only says
 * that there is more, which cannot be had either. For one thread.
 */
final class PartialPages {
  /** How each service calls the size of a page and the mark of the next one. */
  private record Names(String size, String next) {}

  private static final Map<String, Names> PAGED =
      Map.of(
          "config.SelectAggregateResourceConfig", new Names("Limit", "NextToken"),
          "config.DescribeConfigurationAggregatorSourcesStatus", new Names("Limit", "NextToken"),
          "ecr.DescribeImages", new Names("maxResults", "nextToken"),
          "ecr.DescribeRepositories", new Names("maxResults", "nextToken"),
          "ecs.ListClusters", new Names("maxResults", "nextToken"),
          "ecs.ListServices", new Names("maxResults", "nextToken"),
          "ecs.ListTasks", new Names("maxResults", "nextToken"),
          "ecs.ListServiceDeployments", new Names("maxResults", "nextToken"));

  /** Certain images come in one page; all of a repository are another call. */
  private static final String CERTAIN_IMAGES = "ecr.DescribeImages";

  private static final String NEVER_ISSUED = "bmV2ZXI";
  private static final String SCHEDULES = "/schedules";
  private static final Names OF_SCHEDULES = new Names("MaxResults", "NextToken");

  private final Set<String> missing = new HashSet<>();

  /** Whether the answers to a call have pages. */
  static boolean has(String site) {
    boolean paged =
        PAGED.keySet().stream().anyMatch(site::startsWith) && !site.equals(CERTAIN_IMAGES);
    return paged || site.startsWith("scheduler.GET " + SCHEDULES);
  }

  /** Whether this asks for a page that cannot be had. */
  boolean isMissing(AwsCall call) {
    return !missing.isEmpty()
        && names(call).map(n -> missing.contains(token(call, n))).orElse(false);
  }

  /** The first page; empty if the answers to the call have no pages. */
  Optional<JsonNode> first(AwsCall call, Function<AwsCall, JsonNode> service) {
    Optional<Names> names = names(call);
    if (names.isEmpty()
        || !token(call, names.get()).isEmpty()
        || call.body().hasNonNull("imageIds")) {
      return Optional.empty();
    }
    JsonNode page = service.apply(withPagesOfOne(call, names.get()));
    String next = page.path(names.get().next()).asText("");
    if (next.isEmpty() && page instanceof ObjectNode answer) {
      next = NEVER_ISSUED + missing.size();
      answer.put(names.get().next(), next);
    }
    missing.add(next);
    return Optional.of(page);
  }

  private static Optional<Names> names(AwsCall call) {
    if (call.service().equals("scheduler")) {
      return call.method().equals("GET") && call.path().equals(SCHEDULES)
          ? Optional.of(OF_SCHEDULES)
          : Optional.empty();
    }
    return Optional.ofNullable(PAGED.get(call.service() + "." + call.operation()));
  }

  private static String token(AwsCall call, Names names) {
    return call.service().equals("scheduler")
        ? call.query().getOrDefault(names.next(), "")
        : call.body().path(names.next()).asText("");
  }

  private static AwsCall withPagesOfOne(AwsCall call, Names names) {
    Map<String, String> query = new HashMap<>(call.query());
    ObjectNode body = call.body().deepCopy();
    if (call.service().equals("scheduler")) {
      query.put(names.size(), "1");
    } else {
      body.put(names.size(), 1);
    }
    return new AwsCall(
        call.accountId(),
        call.region(),
        call.service(),
        call.operation(),
        call.method(),
        call.path(),
        query,
        body);
  }
}
