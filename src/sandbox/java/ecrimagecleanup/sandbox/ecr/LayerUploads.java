package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.RepositoryKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The upload of layers, of which nothing is kept but that they were there: images here are their
 * manifests. Ids of uploads are counted, apart from chance.
 */
final class LayerUploads {
  private final Registries registries;
  private final Map<String, RepositoryKey> open = new HashMap<>();
  private final Set<String> complete = new HashSet<>();
  private int serials;

  LayerUploads(Registries registries) {
    this.registries = registries;
  }

  ObjectNode initiate(AwsCall call, Params params) {
    RepositoryKey repository = registries.repository(call, params).key;
    String id = "upload-" + ++serials;
    open.put(id, repository);
    return Json.object().put("uploadId", id).put("partSize", 10_485_760);
  }

  ObjectNode part(AwsCall call, Params params) {
    String id = require(call, params);
    params.required("layerPartBlob");
    return answer(call, params, id)
        .put("lastByteReceived", params.body().path("partLastByte").asLong());
  }

  ObjectNode complete(AwsCall call, Params params) {
    String id = require(call, params);
    String digest = params.body().path("layerDigests").path(0).asText();
    open.remove(id);
    if (!complete.add(registries.repository(call, params).key + " " + digest)) {
      throw AwsError.badRequest(
          "LayerAlreadyExistsException", "Layer with digest '%s' already exists".formatted(digest));
    }
    return answer(call, params, id).put("layerDigest", digest);
  }

  private String require(AwsCall call, Params params) {
    String id = params.required("uploadId");
    if (!registries.repository(call, params).key.equals(open.get(id))) {
      throw AwsError.badRequest(
          "UploadNotFoundException", "The upload with id '%s' does not exist".formatted(id));
    }
    return id;
  }

  private ObjectNode answer(AwsCall call, Params params, String id) {
    RepositoryKey key = registries.repository(call, params).key;
    return Json.object()
        .put("registryId", key.registryId())
        .put("repositoryName", key.name())
        .put("uploadId", id);
  }
}
