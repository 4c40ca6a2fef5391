package ecrimagecleanup.evidence.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.ImageReference.Ecr;
import ecrimagecleanup.image.ImageReference.Unparsable;
import ecrimagecleanup.image.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects the images that the objects of one cluster name, and the digests that its pods run.
 * Every list of containers counts, wherever it stands in an object, so that templates of pods are
 * found in revisions and jobs alike. For one thread.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Pod</a>
 */
public final class ClusterObjects {
  private static final Set<String> CONTAINERS =
      Set.of("containers", "initContainers", "ephemeralContainers");
  private static final List<String> STATUSES =
      List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");

  private final Cluster cluster;
  private final Map<Ecr, Use> named = new LinkedHashMap<>();
  private final Map<Running, Use> running = new LinkedHashMap<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private long containers;

  /** A digest that runs, by its repository if that is of ECR. */
  private record Running(Optional<Ecr> reference, Digest digest) {}

  public ClusterObjects(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Adds what an object names.
   *
   * @param kind its kind, such as {@code Pod}
   * @param object the object, as the API of Kubernetes writes it
   */
  public void add(String kind, JsonNode object) {
    Use use =
        new Use(
            "%s %s/%s"
                .formatted(
                    kind,
                    object.at("/metadata/namespace").asText(),
                    object.at("/metadata/name").asText()),
            cluster.toString(),
            Optional.empty());
    collect(object, use);
    STATUSES.forEach(
        list ->
            object
                .path("status")
                .path(list)
                .forEach(status -> addRunning(object.path("spec"), status, use)));
  }

  /**
   * Notes what could not be read.
   *
   * @param what the objects, such as {@code cronjobs}
   * @param why why, without a full stop
   * @param remedy what to do; empty, or a sentence after a space
   */
  public void failed(String what, String why, String remedy) {
    doubts.add(
        Doubt.ofEverything(
            "The %s of the cluster %s cannot be read: %s.%s"
                .formatted(what, cluster, why, remedy)));
  }

  /** What was found. A cluster without a container does not prove that anybody looked. */
  public ClusterUse use() {
    if (containers == 0 && doubts.isEmpty()) {
      doubts.add(
          Doubt.ofEverything(
              "The cluster %s shows no container at all, so this answer proves nothing."
                  .formatted(cluster)));
    }
    return new ClusterUse(
        Stream.concat(
                named.entrySet().stream()
                    .map(image -> ClusterImage.named(image.getKey(), image.getValue())),
                running.entrySet().stream()
                    .map(
                        image ->
                            ClusterImage.running(
                                image.getKey().reference(),
                                image.getKey().digest(),
                                image.getValue())))
            .toList(),
        containers,
        doubts);
  }

  private void collect(JsonNode node, Use use) {
    node.properties()
        .forEach(
            field -> {
              if (CONTAINERS.contains(field.getKey())) {
                field.getValue().forEach(container -> addNamed(container.path("image"), use));
              } else if (field.getKey().equals("volumes")) {
                field.getValue().forEach(volume -> addNamed(volume.at("/image/reference"), use));
              }
            });
    node.forEach(child -> collect(child, use));
  }

  private void addNamed(JsonNode image, Use use) {
    if (!image.isTextual()) {
      return;
    }
    containers++;
    ImageReference reference = ImageReference.parse(image.asText());
    if (reference instanceof Ecr ecr) {
      named.putIfAbsent(ecr, use);
    } else if (reference instanceof Unparsable unparsable) {
      doubts.add(
          new Doubt(
              "%s of the cluster %s names an image that cannot be read. %s"
                  .formatted(use.by(), cluster, unparsable.reason()),
              unparsable
                  .repository()
                  .<Scope>map(repository -> new Scope.Repositories(Set.of(repository)))
                  .orElse(Scope.EVERYTHING)));
    }
  }

  /**
   * Adds what a container runs. Its image may have another name on the node than in the pod, if the
   * same content was pulled by that name first; so its digest counts for each. By a host that is
   * not of ECR it may come from a mirror, and counts by the digest alone.
   */
  private void addRunning(JsonNode spec, JsonNode status, Use use) {
    String imageId = status.path("imageID").asText();
    List<Repository> repositories =
        Stream.concat(
                named(spec, status.path("name").asText()),
                Stream.of(status.path("image").asText(), imageId.replaceFirst("^[a-z-]+://", "")))
            .map(ImageReference::parse)
            .filter(Ecr.class::isInstance)
            .map(reference -> ((Ecr) reference).repository())
            .distinct()
            .toList();
    Optional<Digest> digest = digest(imageId);
    if (digest.isPresent()) {
      Stream<Optional<Ecr>> references =
          repositories.isEmpty()
              ? Stream.of(Optional.empty())
              : repositories.stream()
                  .map(repository -> Optional.of(new Ecr(repository, Optional.empty(), digest)));
      references.forEach(
          reference -> running.putIfAbsent(new Running(reference, digest.get()), use));
    } else if (!repositories.isEmpty() && hasStarted(status)) {
      doubts.add(
          new Doubt(
              "%s of the cluster %s does not say which digest its container %s runs."
                  .formatted(use.by(), cluster, status.path("name").asText()),
              new Scope.Repositories(Set.copyOf(repositories))));
    }
  }

  /** The image that the specification of a pod names for a container. */
  private static Stream<String> named(JsonNode spec, String container) {
    return CONTAINERS.stream()
        .flatMap(list -> spec.path(list).valueStream())
        .filter(each -> each.path("name").asText().equals(container))
        .map(each -> each.path("image").asText());
  }

  /** The digest in {@code docker-pullable://host/repository@sha256:…}; without @ it is none. */
  private static Optional<Digest> digest(String imageId) {
    try {
      return Optional.of(new Digest(imageId.substring(imageId.indexOf('@') + 1)))
          .filter(digest -> imageId.contains("@"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean hasStarted(JsonNode status) {
    return status.at("/state/running").isObject()
        || status.at("/state/terminated").isObject()
        || status.at("/lastState/terminated").isObject();
  }
}
