package ecrimagecleanup.sandbox.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a call names an image.
 *
 * @param digest by digest
 * @param tag by tag
 */
record ImageId(Optional<String> digest, Optional<String> tag) {
  private static final Pattern DIGEST = Pattern.compile("[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+");

  static ImageId of(JsonNode json) {
    return new ImageId(
        Optional.ofNullable(json.path("imageDigest").textValue()),
        Optional.ofNullable(json.path("imageTag").textValue()));
  }

  static ImageId of(String digest, String tag) {
    return new ImageId(Optional.of(digest), Optional.of(tag));
  }

  boolean empty() {
    return digest.isEmpty() && tag.isEmpty();
  }

  boolean malformed() {
    return digest.filter(value -> !DIGEST.matcher(value).matches()).isPresent();
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    digest.ifPresent(value -> json.put("imageDigest", value));
    tag.ifPresent(value -> json.put("imageTag", value));
    return json;
  }

  ObjectNode failure(String code, String reason) {
    ObjectNode failure = Json.object();
    failure.set("imageId", json());
    return failure.put("failureCode", code).put("failureReason", reason);
  }

  @Override
  public String toString() {
    return "{imageDigest:'%s', imageTag:'%s'}".formatted(digest.orElse("null"), tag.orElse("null"));
  }
}
