package ecrimagecleanup.sandbox.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.ecr.StoredImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The findings on images by severity, made up: they depend on the digest, and the older an image
 * is, the more have become known. Aggregations of other things than images of ECR, and by other
 * criteria than account and repository, are refused rather than passed over.
 */
final class FindingAggregations {
  private static final int MOST = 100;

  private FindingAggregations() {}

  /** Those of the images that are scanned. */
  static ObjectNode list(AwsCall call, List<StoredImage> scanned, Instant now) {
    Params params = new Params(call.body(), "ValidationException");
    if (!params.required("aggregationType").equals("AWS_ECR_CONTAINER")) {
      throw params.invalid("aggregationType", "The sandbox knows AWS_ECR_CONTAINER alone");
    }
    Params criteria = params.inner("aggregationRequest").inner("awsEcrContainerAggregation");
    criteria
        .body()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("repositories")) {
                throw params.invalid("aggregationRequest." + name, "The sandbox does not know it");
              }
            });
    NavigableMap<String, ObjectNode> rows = new TreeMap<>();
    for (StoredImage image : scanned) {
      RepositoryKey repository = image.key().repository();
      if (accepts(params.list("accountIds", 10), repository.registryId(), params)
          && accepts(criteria.list("repositories", 10), repository.name(), params)) {
        ObjectNode row = row(image, now);
        if (row.at("/awsEcrContainerAggregation/severityCounts/all").asLong() > 0) {
          rows.put(repository.arn() + "/" + image.key().digest(), row);
        }
      }
    }
    Page<ObjectNode> page =
        Page.of(rows, params, "nextToken", params.number("maxResults", 1, MOST, MOST));
    ObjectNode answer = Json.object().put("aggregationType", "AWS_ECR_CONTAINER");
    answer.set("responses", Json.list(page.items()));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private static boolean accepts(List<JsonNode> filters, String actual, Params params) {
    return filters.isEmpty()
        || filters.stream()
            .anyMatch(
                filter -> {
                  String comparison = filter.path("comparison").asText();
                  if (!Set.of("EQUALS", "PREFIX", "NOT_EQUALS").contains(comparison)) {
                    throw params.invalid("comparison", "Member must satisfy enum value set");
                  }
                  String value = filter.path("value").asText();
                  return switch (comparison) {
                    case "EQUALS" -> actual.equals(value);
                    case "PREFIX" -> actual.startsWith(value);
                    default -> !actual.equals(value);
                  };
                });
  }

  private static ObjectNode row(StoredImage image, Instant now) {
    RepositoryKey repository = image.key().repository();
    ObjectNode row = Json.object();
    ObjectNode container =
        row.putObject("awsEcrContainerAggregation")
            .put("accountId", repository.registryId())
            .put("architecture", "amd64")
            .put("imageSha", image.key().digest())
            .put("repository", repository.name())
            .put("resourceId", repository.arn() + "/" + image.key().digest());
    if (!image.tags().isEmpty()) {
      container.set("imageTags", Json.texts(image.tags()));
    }
    container.set("severityCounts", severities(image, now));
    return row;
  }

  private static ObjectNode severities(StoredImage image, Instant now) {
    int chance = Integer.parseInt(image.key().digest().substring(7, 13), 16);
    long weeks = Duration.between(image.pushedAt(), now).toDays() / 7;
    long critical = chance % 3 + weeks / 4;
    long high = chance / 3 % 7 + weeks / 2;
    long medium = chance / 21 % 13 + weeks;
    long others = chance / 273 % 5;
    return Json.object()
        .put("all", critical + high + medium + others)
        .put("critical", critical)
        .put("high", high)
        .put("medium", medium);
  }
}
