package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.Sandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an event is about, by the world's own understanding. */
final class EventImages {
  private static final String HOST = RepositoryKey.shared("").uri();

  private final ImageOwner owner;

  EventImages(Sandbox sandbox) {
    this.owner = new ImageOwner(sandbox);
  }

  /** The images of the shared registry that an event names, and that are there now. */
  List<ImageKey> named(String event) {
    if (!event.contains("TaskDefinition")) {
      return List.of();
    }
    JsonNode json = read(event);
    List<ImageKey> images = new ArrayList<>();
    for (JsonNode definition : definitions(json)) {
      for (JsonNode container : definition.path("containerDefinitions")) {
        resolve(container.path("image").asText()).ifPresent(images::add);
      }
    }
    return images;
  }

  /** The images that a task ran which stopped, and those that it was to run, that are there now. */
  List<ImageKey> ran(String event) {
    List<ImageKey> images = new ArrayList<>();
    for (JsonNode container : read(event).at("/detail/containers")) {
      String image = container.path("image").asText();
      resolve(image).ifPresent(images::add);
      if (container.has("imageDigest")) {
        resolve(withoutTag(image) + "@" + container.path("imageDigest").asText())
            .ifPresent(images::add);
      }
    }
    return images;
  }

  /** The references of the containers of a task that stopped, as they stand there. */
  static Set<String> references(String event) {
    Set<String> references = new HashSet<>();
    for (JsonNode container : read(event).at("/detail/containers")) {
      references.add(container.path("image").asText());
    }
    return references;
  }

  private static String withoutTag(String image) {
    String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    int colon = name.indexOf(':', HOST.length() < name.length() ? HOST.length() : 0);
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static JsonNode read(String event) {
    try {
      return Json.parse(event);
    } catch (IllegalArgumentException e) {
      return Json.object();
    }
  }

  private static List<JsonNode> definitions(JsonNode event) {
    JsonNode answer = event.at("/detail/responseElements");
    List<JsonNode> found = new ArrayList<>();
    if (answer.has("taskDefinition")) {
      found.add(answer.path("taskDefinition"));
    }
    answer.path("taskDefinitions").forEach(found::add);
    return found;
  }

  /** When it happened, as CloudTrail or ECS says. */
  static Instant time(String event) {
    JsonNode detail = read(event).path("detail");
    String time = detail.path("eventTime").asText(detail.path("stoppedAt").asText());
    return time.isEmpty() ? Instant.MIN : Instant.parse(time);
  }

  /** In few words: what was called, where, and for what. */
  static String summary(String event) {
    JsonNode json = read(event);
    if (json.at("/detail").has("stoppedAt")) {
      return "a stop of %s at %s"
          .formatted(
              json.at("/detail/taskDefinitionArn").asText(), json.at("/detail/stoppedAt").asText());
    }
    List<String> arns = new ArrayList<>();
    for (JsonNode definition : definitions(json)) {
      arns.add(definition.path("taskDefinitionArn").asText());
    }
    return "%s of %s at %s"
        .formatted(
            json.at("/detail/eventName").asText(), arns, json.at("/detail/eventTime").asText());
  }

  private Optional<ImageKey> resolve(String reference) {
    if (!reference.startsWith(HOST)) {
      return Optional.empty();
    }
    String rest = reference.substring(HOST.length());
    int at = rest.indexOf('@');
    String digest = at < 0 ? "" : rest.substring(at + 1);
    String name = at < 0 ? rest : rest.substring(0, at);
    int colon = name.indexOf(':');
    String tag = colon < 0 ? "latest" : name.substring(colon + 1);
    String repository = colon < 0 ? name : name.substring(0, colon);
    return digest.isEmpty()
        ? tagged(repository, tag)
        : find(repository, Json.object().put("imageDigest", digest));
  }

  /** The image that a tag denotes now. */
  Optional<ImageKey> tagged(String repository, String tag) {
    return find(repository, Json.object().put("imageTag", tag));
  }

  private Optional<ImageKey> find(String repository, ObjectNode id) {
    ObjectNode request = Json.object().put("repositoryName", repository);
    request.putArray("imageIds").add(id);
    try {
      return Optional.of(
          ImageKey.shared(
              repository,
              owner.call("DescribeImages", request).at("/imageDetails/0/imageDigest").asText()));
    } catch (AwsError notThere) {
      return Optional.empty();
    }
  }
}
