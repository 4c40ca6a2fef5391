package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Elastic Container Registry. */
public final class EcrService implements AwsService {
  private final World world;
  private final RepositoryOperations repositories;
  private final ImageReads reads;
  private final ImagePush push;
  private final ImageRemoval removal;
  private final RegistrySettings settings;
  private final PullThroughCacheRules cacheRules;
  private final LayerUploads uploads;

  /** The service over these repositories. */
  public EcrService(World world, Registries registries) {
    this.world = world;
    this.removal = new ImageRemoval(world, registries);
    this.repositories = new RepositoryOperations(world, registries, removal);
    this.settings = new RegistrySettings(world);
    this.cacheRules = new PullThroughCacheRules(world);
    this.reads = new ImageReads(world, registries, settings);
    this.uploads = new LayerUploads(registries);
    this.push = new ImagePush(world, registries, removal);
  }

  @Override
  public String signingName() {
    return "ecr";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    Params params = new Params(call.body(), "InvalidParameterException");
    return world.exclusively(() -> carryOut(call, params));
  }

  private JsonNode carryOut(AwsCall call, Params params) {
    return switch (call.operation()) {
      case "CreateRepository" -> repositories.create(call, params);
      case "DeleteRepository" -> repositories.delete(call, params);
      case "DescribeRepositories" -> repositories.describe(call, params);
      case "PutImageTagMutability" -> repositories.putTagMutability(call, params);
      case "ListTagsForResource" -> repositories.listTags(params);
      case "TagResource" -> repositories.tag(params);
      case "UntagResource" -> repositories.untag(params);
      case "InitiateLayerUpload" -> uploads.initiate(call, params);
      case "UploadLayerPart" -> uploads.part(call, params);
      case "CompleteLayerUpload" -> uploads.complete(call, params);
      case "PutImage" -> push.put(call, params);
      case "UpdateImageStorageClass" -> push.updateStorageClass(call, params);
      case "DescribeImages" -> reads.describe(call, params);
      case "ListImages" -> reads.list(call, params);
      case "BatchGetImage" -> reads.batchGet(call, params);
      case "ListImageReferrers" -> reads.referrers(call, params);
      case "BatchDeleteImage" -> removal.batchDelete(call, params);
      case "RegisterPullTimeUpdateExclusion" -> settings.registerExclusion(call, params);
      case "DeregisterPullTimeUpdateExclusion" -> settings.deregisterExclusion(call, params);
      case "ListPullTimeUpdateExclusions" -> settings.listExclusions(call, params);
      case "PutReplicationConfiguration" -> settings.putReplication(call, params);
      case "DescribeRegistry" -> settings.describe(call);
      case "CreatePullThroughCacheRule" -> cacheRules.create(call, params);
      case "DescribePullThroughCacheRules" -> cacheRules.describe(call, params);
      case "GetAuthorizationToken" -> authorizationToken(call);
      default -> throw AwsError.badRequest("UnknownOperationException", "");
    };
  }

  private ObjectNode authorizationToken(AwsCall call) {
    byte[] login = "AWS:sandbox".getBytes(StandardCharsets.UTF_8);
    ObjectNode token =
        Json.object().put("authorizationToken", Base64.getEncoder().encodeToString(login));
    token.set("expiresAt", Json.seconds(world.now().plus(Duration.ofHours(12))));
    token.put(
        "proxyEndpoint",
        "https://%s.dkr.ecr.%s.amazonaws.com".formatted(call.accountId(), call.region()));
    ObjectNode answer = Json.object();
    answer.putArray("authorizationData").add(token);
    return answer;
  }
}
