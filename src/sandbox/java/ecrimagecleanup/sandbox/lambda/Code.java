package ecrimagecleanup.sandbox.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;

/** The code of a version of a function. */
sealed interface Code {

  /** The hash that lists show. */
  String hash();

  /** As GetFunction shows it. */
  ObjectNode json();

  /** {@code Image} or {@code Zip}. */
  String packageType();

  /**
   * An image of ECR, which Lambda resolves once.
   *
   * @param uri the image as it was written
   * @param key the image that this denoted
   */
  record OfImage(String uri, ImageKey key) implements Code {
    @Override
    public String hash() {
      return key.digest().replace("sha256:", "");
    }

    @Override
    public ObjectNode json() {
      return Json.object()
          .put("RepositoryType", "ECR")
          .put("ImageUri", uri)
          .put("ResolvedImageUri", key.repository().uri() + "@" + key.digest());
    }

    @Override
    public String packageType() {
      return "Image";
    }
  }

  /**
   * An archive.
   *
   * @param hash the hash of it
   */
  record OfArchive(String hash) implements Code {
    @Override
    public ObjectNode json() {
      return Json.object()
          .put("RepositoryType", "S3")
          .put("Location", "https://awslambda.invalid/snapshots/" + hash);
    }

    @Override
    public String packageType() {
      return "Zip";
    }
  }
}
