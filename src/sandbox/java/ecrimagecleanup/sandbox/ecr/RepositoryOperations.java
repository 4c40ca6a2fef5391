package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.UseLedger.RemovalKind;
import ecrimagecleanup.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations on repositories and their tags. */
final class RepositoryOperations {
  private static final String TYPE = "AWS::ECR::Repository";
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-]+[a-z0-9]+)*");
  private static final Pattern ARN =
      Pattern.compile("arn:aws:ecr:([a-z0-9-]+):(\\d{12}):repository/(.+)");
  private static final Pattern FILTER = Pattern.compile("[0-9a-zA-Z._*-]{1,128}");
  private static final Set<String> MUTABILITIES =
      Set.of("MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION");

  private final World world;
  private final Registries registries;
  private final ImageRemoval removal;

  RepositoryOperations(World world, Registries registries, ImageRemoval removal) {
    this.world = world;
    this.registries = registries;
    this.removal = removal;
  }

  ObjectNode create(AwsCall call, Params params) {
    String name = params.required("repositoryName");
    if (name.length() < 2 || name.length() > 256 || !NAME.matcher(name).matches()) {
      throw params.invalid("repositoryName", "must satisfy regular expression '" + NAME + "'");
    }
    String registryId = registries.registryId(call, params);
    NavigableMap<String, Repository> registry = registries.registry(registryId, call.region());
    if (registry.containsKey(name)) {
      throw AwsError.badRequest(
          "RepositoryAlreadyExistsException",
          "The repository with name '%s' already exists in the registry with id '%s'"
              .formatted(name, registryId));
    }
    Repository repository =
        new Repository(new RepositoryKey(registryId, call.region(), name), world.now());
    setMutability(repository, params);
    putTags(repository, params);
    registry.put(name, repository);
    capture(repository);
    return wrapped("repository", describe(repository));
  }

  ObjectNode delete(AwsCall call, Params params) {
    Repository repository = registries.repository(call, params);
    RepositoryKey key = repository.key;
    if (!repository.images.isEmpty() && !params.flag("force")) {
      throw AwsError.badRequest(
          "RepositoryNotEmptyException",
          "The repository with name '%s' in registry with id '%s' cannot be deleted because it still"
              .concat(" contains images")
              .formatted(key.name(), key.registryId()));
    }
    for (Image image : List.copyOf(repository.images.values())) {
      removal.remove(repository, image, RemovalKind.DELETED);
    }
    registries.registry(key.registryId(), key.region()).remove(key.name());
    world.inventory().deleted(key.registryId(), key.region(), TYPE, key.name());
    return wrapped("repository", describe(repository));
  }

  ObjectNode describe(AwsCall call, Params params) {
    List<String> names = params.texts("repositoryNames", 100);
    if (!names.isEmpty()) {
      if (params.has("maxResults") || params.has("nextToken")) {
        throw params.invalid("repositoryNames", "cannot be used with maxResults or nextToken");
      }
      return wrapped(
          "repositories",
          Json.list(
              names.stream()
                  .map(name -> describe(registries.repository(call, params, name)))
                  .toList()));
    }
    int size = params.number("maxResults", 1, 1000, 100);
    Page<Repository> page =
        Page.of(new TreeMap<>(registries.registry(call, params)), params, "nextToken", size);
    ObjectNode answer =
        wrapped(
            "repositories",
            Json.list(page.items().stream().map(RepositoryOperations::describe).toList()));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  ObjectNode putTagMutability(AwsCall call, Params params) {
    Repository repository = registries.repository(call, params);
    params.required("imageTagMutability");
    setMutability(repository, params);
    capture(repository);
    ObjectNode answer =
        Json.object()
            .put("registryId", repository.key.registryId())
            .put("repositoryName", repository.key.name());
    putMutability(answer, repository);
    return answer;
  }

  ObjectNode listTags(Params params) {
    return wrapped("tags", tags(byArn(params)));
  }

  static ArrayNode tags(Repository repository) {
    List<ObjectNode> tags = new ArrayList<>();
    repository.resourceTags.forEach(
        (key, value) -> tags.add(Json.object().put("Key", key).put("Value", value)));
    return Json.list(tags);
  }

  ObjectNode tag(Params params) {
    Repository repository = byArn(params);
    putTags(repository, params);
    capture(repository);
    return Json.object();
  }

  ObjectNode untag(Params params) {
    Repository repository = byArn(params);
    params.texts("tagKeys", 200).forEach(repository.resourceTags::remove);
    capture(repository);
    return Json.object();
  }

  private static void putTags(Repository repository, Params params) {
    for (JsonNode tag : params.list("tags", 50)) {
      repository.resourceTags.put(tag.path("Key").asText(), tag.path("Value").asText());
    }
  }

  private static void setMutability(Repository repository, Params params) {
    String mutability = params.text("imageTagMutability").orElse("MUTABLE");
    if (!MUTABILITIES.contains(mutability)) {
      throw params.invalid("imageTagMutability", "Member must satisfy enum value set");
    }
    List<JsonNode> filters = params.list("imageTagMutabilityExclusionFilters", 5);
    if (!filters.stream().allMatch(RepositoryOperations::valid)) {
      throw params.invalid(
          "imageTagMutabilityExclusionFilters",
          "must be of the type WILDCARD and satisfy regular expression '" + FILTER + "'");
    }
    if (mutability.endsWith("_WITH_EXCLUSION") == filters.isEmpty()) {
      throw params.invalid(
          "imageTagMutabilityExclusionFilters", "must be given exactly for a mutability with them");
    }
    repository.mutability = mutability;
    repository.mutabilityFilters = filters;
  }

  private static boolean valid(JsonNode filter) {
    return filter.path("filterType").asText().equals("WILDCARD")
        && FILTER.matcher(filter.path("filter").asText()).matches();
  }

  private Repository byArn(Params params) {
    String arn = params.required("resourceArn");
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw params.invalid("resourceArn", "Invalid ARN");
    }
    RepositoryKey key = new RepositoryKey(parts.group(2), parts.group(1), parts.group(3));
    return registries
        .repository(key)
        .orElseThrow(() -> Registries.notFound(key.name(), key.registryId()));
  }

  private void capture(Repository repository) {
    RepositoryKey key = repository.key;
    ObjectNode configuration =
        Json.object()
            .put("Arn", key.arn())
            .put("RepositoryName", key.name())
            .put("ImageTagMutability", repository.mutability);
    world
        .inventory()
        .changed(key.registryId(), key.region(), TYPE, key.arn(), key.name(), configuration);
  }

  private static ObjectNode describe(Repository repository) {
    RepositoryKey key = repository.key;
    ObjectNode json =
        Json.object()
            .put("repositoryArn", key.arn())
            .put("registryId", key.registryId())
            .put("repositoryName", key.name())
            .put("repositoryUri", key.uri());
    json.set("createdAt", Json.seconds(repository.createdAt));
    putMutability(json, repository);
    json.putObject("imageScanningConfiguration").put("scanOnPush", false);
    json.putObject("encryptionConfiguration").put("encryptionType", "AES256");
    return json;
  }

  private static void putMutability(ObjectNode json, Repository repository) {
    json.put("imageTagMutability", repository.mutability);
    if (!repository.mutabilityFilters.isEmpty()) {
      json.set("imageTagMutabilityExclusionFilters", Json.list(repository.mutabilityFilters));
    }
  }

  private static ObjectNode wrapped(String name, JsonNode content) {
    ObjectNode answer = Json.object();
    answer.set(name, content);
    return answer;
  }
}
