package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The Resource Groups Tagging API, of which there is the list of the repositories of ECR that have
 * certain tags.
 */
public final class TaggingService implements AwsService {
  private static final int MOST = 100;

  private final World world;
  private final Registries registries;

  /** The service over these repositories. */
  public TaggingService(World world, Registries registries) {
    this.world = world;
    this.registries = registries;
  }

  @Override
  public String signingName() {
    return "tagging";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    Params params = new Params(call.body(), "InvalidParameterException");
    if (!call.operation().equals("GetResources")) {
      throw AwsError.badRequest(
          "UnknownOperationException", "The sandbox has no operation " + call.operation());
    }
    if (!params.texts("ResourceTypeFilters", MOST).equals(List.of("ecr:repository"))) {
      throw params.invalid("ResourceTypeFilters", "the sandbox has ecr:repository");
    }
    List<JsonNode> filters = params.list("TagFilters", 50);
    return world.exclusively(
        () -> {
          NavigableMap<String, ObjectNode> found = new TreeMap<>();
          registries.registry(call.accountId(), call.region()).values().stream()
              .filter(repository -> filters.stream().allMatch(one -> has(repository, one)))
              .filter(repository -> !repository.resourceTags.isEmpty())
              .forEach(repository -> found.put(repository.key.arn(), mapping(repository)));
          Page<ObjectNode> page =
              Page.of(
                  found, params, "PaginationToken", params.number("ResourcesPerPage", 1, MOST, 50));
          ObjectNode answer = Json.object();
          answer.set("ResourceTagMappingList", Json.list(page.items()));
          return answer.put("PaginationToken", page.nextToken().orElse(""));
        });
  }

  private static boolean has(Repository repository, JsonNode filter) {
    String value = repository.resourceTags.get(filter.path("Key").asText());
    JsonNode values = filter.path("Values");
    return value != null
        && (values.isEmpty() || values.valueStream().anyMatch(one -> one.asText().equals(value)));
  }

  private static ObjectNode mapping(Repository repository) {
    ObjectNode json = Json.object().put("ResourceARN", repository.key.arn());
    json.set("Tags", RepositoryOperations.tags(repository));
    return json;
  }
}
