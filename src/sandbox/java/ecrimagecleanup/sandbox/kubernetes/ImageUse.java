package ecrimagecleanup.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.PulledName;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.ecr.Registries;
import java.util.Optional;

/**
 * An object of a cluster that names one image, and how long it uses it.
 *
 * @param name the name of the object
 * @param image the image as it is written
 * @param pulled the image that a pod runs
 * @param use what the record of use says of it; none of an image that is not of ECR
 */
record ImageUse(
    String name, String image, Optional<ImageKey> pulled, Optional<UseLedger.Entry> use) {
  private static final String NAMESPACE = "shop";

  /** Of an object that names an image until it ends. */
  static ImageUse named(String kind, String name, String image, UseLedger ledger) {
    return new ImageUse(
        name,
        image,
        Optional.empty(),
        PulledName.parse(image).map(parsed -> ledger.named(parsed, by(kind, name))));
  }

  /** Of a pod, which runs what is pulled now until it ends. */
  static ImageUse pulled(
      String kind, String name, String image, UseLedger ledger, Registries registries) {
    Optional<ImageKey> pulled =
        PulledName.parse(image)
            .flatMap(
                parsed -> registries.pull(parsed).flatMap(digest -> registries.resolve(parsed)));
    if (pulled.isEmpty()) {
      ledger.pullFailed(image, by(kind, name));
    }
    return new ImageUse(name, image, pulled, pulled.map(key -> ledger.runs(key, by(kind, name))));
  }

  private static String by(String kind, String name) {
    return "%s %s/%s".formatted(kind, NAMESPACE, name);
  }

  void end() {
    use.ifPresent(UseLedger.Entry::end);
  }

  /** As a CronJob. */
  ObjectNode cronJob() {
    ObjectNode object = object(NAMESPACE, name);
    object.withObject("/spec").put("schedule", "0 4 * * 0");
    container(object, "/spec/jobTemplate/spec/template/spec", image);
    return object;
  }

  /** As a job. */
  ObjectNode job() {
    ObjectNode object = object(NAMESPACE, name);
    container(object, "/spec/template/spec", image);
    return object;
  }

  /** As a pod. */
  ObjectNode pod() {
    ObjectNode object = object(NAMESPACE, name);
    container(object, "/spec", image);
    ObjectNode status =
        object
            .withObject("/status")
            .putArray("containerStatuses")
            .addObject()
            .put("name", "main")
            .put("image", image)
            .put(
                "imageID",
                pulled.map(key -> key.repository().uri() + "@" + key.digest()).orElse(""));
    status.putObject("state").putObject(pulled.isPresent() ? "running" : "waiting");
    return object;
  }

  /** A pod that every cluster has. */
  static ObjectNode coreDns() {
    ObjectNode object = object("kube-system", "coredns");
    container(object, "/spec", "registry.k8s.io/coredns/coredns:v1.11.1");
    return object;
  }

  private static ObjectNode object(String namespace, String name) {
    ObjectNode object = Json.object();
    object.putObject("metadata").put("namespace", namespace).put("name", name);
    return object;
  }

  private static void container(ObjectNode object, String spec, String image) {
    object
        .withObject(spec)
        .putArray("containers")
        .addObject()
        .put("name", "main")
        .put("image", image);
  }
}
