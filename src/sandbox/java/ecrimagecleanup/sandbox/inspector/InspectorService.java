package ecrimagecleanup.sandbox.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Page;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.ecr.Registries;
import ecrimagecleanup.sandbox.ecr.StoredImage;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Amazon Inspector: enhanced scanning of every image that exists, except indexes, and where it
 * runs. Of an image that it does not scan it does not say where it runs, and has no findings. Safe
 * for several threads.
 */
public final class InspectorService implements AwsService {
  private static final int MOST = 200;

  private final World world;
  private final Registries registries;
  private final Set<ImageKey> expired = ConcurrentHashMap.newKeySet();
  private final Set<String> off = ConcurrentHashMap.newKeySet();

  /** The service over these repositories. */
  public InspectorService(World world, Registries registries) {
    this.world = world;
    this.registries = registries;
  }

  /** From now on the image is no longer scanned, as one that was pushed long ago. */
  public void expire(ImageKey image) {
    expired.add(image);
  }

  /** From now on it is switched off in an account; what it covers in others stays. */
  public void switchOff(String accountId) {
    off.add(accountId);
  }

  /** From now on the image is scanned again. */
  public void renew(ImageKey image) {
    expired.remove(image);
  }

  @Override
  public String signingName() {
    return "inspector2";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    return switch (call.method() + " " + call.path()) {
      case "POST /coverage/list" -> listCoverage(call);
      case "POST /findings/aggregation/list" ->
          FindingAggregations.list(call, scanned(call), world.now());
      case "POST /status/batch/get" -> accountStatuses(call);
      case "POST /configuration/get" -> configuration();
      default ->
          throw AwsError.badRequest(
              "UnknownOperationException", "The sandbox has no operation " + call.path());
    };
  }

  private ObjectNode accountStatuses(AwsCall call) {
    ObjectNode answer = Json.object();
    ArrayNode accounts = answer.putArray("accounts");
    answer.putArray("failedAccounts");
    for (JsonNode account : call.body().path("accountIds")) {
      String status = off.contains(account.asText()) ? "DISABLED" : "ENABLED";
      ObjectNode state = accounts.addObject().put("accountId", account.asText());
      state.putObject("state").put("status", status);
      ObjectNode ofResources = state.putObject("resourceState");
      for (String resource : List.of("ec2", "ecr")) {
        ofResources.putObject(resource).put("status", status);
      }
    }
    return answer;
  }

  private static ObjectNode configuration() {
    ObjectNode answer = Json.object();
    answer
        .putObject("ecrConfiguration")
        .putObject("rescanDurationState")
        .put("rescanDuration", "DAYS_14")
        .put("pullDateRescanDuration", "DAYS_14")
        .put("pullDateRescanMode", "LAST_IN_USE_AT")
        .put("status", "SUCCESS");
    return answer;
  }

  private ObjectNode listCoverage(AwsCall call) {
    Params params = new Params(call.body(), "ValidationException");
    CoverageFilter filter = CoverageFilter.of(params);
    NavigableMap<String, ObjectNode> covered = new TreeMap<>();
    for (StoredImage image : registries.images(call.accountId(), call.region())) {
      ObjectNode resource = resource(image);
      if (!image.index() && filter.accepts(resource)) {
        covered.put(resource.path("resourceId").asText(), resource);
      }
    }
    Page<ObjectNode> page =
        Page.of(covered, params, "nextToken", params.number("maxResults", 1, MOST, MOST));
    ObjectNode answer = Json.object();
    answer.set("coveredResources", Json.list(page.items()));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private ObjectNode resource(StoredImage image) {
    String reason = reason(image);
    boolean active = reason.equals("SUCCESSFUL");
    ObjectNode json =
        Json.object()
            .put("resourceType", "AWS_ECR_CONTAINER_IMAGE")
            .put("resourceId", image.key().repository().arn() + "/" + image.key().digest())
            .put("accountId", image.key().repository().registryId())
            .put("scanType", "PACKAGE");
    json.putObject("scanStatus")
        .put("statusCode", active ? "ACTIVE" : "INACTIVE")
        .put("reason", reason);
    json.set("lastScannedAt", Json.seconds(image.pushedAt()));
    ObjectNode metadata = json.putObject("resourceMetadata");
    metadata
        .putObject("ecrRepository")
        .put("name", image.key().repository().name())
        .put("scanFrequency", "CONTINUOUS_SCAN");
    ObjectNode ecrImage = metadata.putObject("ecrImage");
    if (!image.tags().isEmpty()) {
      ecrImage.set("tags", Json.texts(image.tags()));
    }
    image.lastPull().ifPresent(at -> ecrImage.set("imagePulledAt", Json.seconds(at)));
    if (active) {
      Sightings sightings = Sightings.of(world.ledger().usesWithUsers(image.key()), world.now());
      ecrImage.put("inUseCount", sightings.runningTasks());
      sightings.last().ifPresent(at -> ecrImage.set("lastInUseAt", Json.seconds(at)));
    }
    return json;
  }

  private List<StoredImage> scanned(AwsCall call) {
    return registries.images(call.accountId(), call.region()).stream()
        .filter(image -> !image.index() && reason(image).equals("SUCCESSFUL"))
        .filter(image -> !off.contains(image.key().repository().registryId()))
        .toList();
  }

  private String reason(StoredImage image) {
    if (!image.status().equals("ACTIVE")) {
      return "IMAGE_ARCHIVED";
    }
    return expired.contains(image.key()) ? "SCAN_ELIGIBILITY_EXPIRED" : "SUCCESSFUL";
  }
}
