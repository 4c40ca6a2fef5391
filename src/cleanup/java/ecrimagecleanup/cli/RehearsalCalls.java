package ecrimagecleanup.cli;

import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.CHILDREN;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.CLUSTER;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.FAMILY;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.REPOSITORY;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.ROLE;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.TAGS;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.WORKLOAD;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.rehearsal.Rehearsal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls by which a rehearsal makes something and takes it away. One that AWS does not allow is
 * a {@link RefusedException}.
 *
 * @param gateway calls the endpoints
 */
record RehearsalCalls(Gateway gateway) {
  /** Where the repository would be copied to. */
  List<String> copies(Rehearsal known) {
    return guarded(
        "ecr:DescribeRegistry",
        "the registry " + known.registry(),
        () ->
            gateway.list(
                Endpoint.REHEARSAL_DESCRIBE_COPIES,
                "",
                Map.of(REPOSITORY, known.repository()),
                String.class));
  }

  void createRepository(Rehearsal known) {
    ofRepository(known, "ecr:CreateRepository", Endpoint.REHEARSAL_CREATE_REPOSITORY, "", Map.of());
  }

  /** Pushes an image, or an index if it lists others; its digest. */
  String push(Rehearsal known, String text, String tags, List<String> children) {
    return ofRepository(
        known,
        "ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload or ecr:PutImage",
        Endpoint.REHEARSAL_PUSH_IMAGE,
        known.id().value() + " " + text,
        Map.of(TAGS, tags, CHILDREN, children));
  }

  void readManifest(Rehearsal known, String digest) {
    Map<String, Object> about = Repositories.about(known.repository());
    guarded(
        "ecr:BatchGetImage",
        known.repository().arn(),
        () ->
            gateway.list(
                Endpoint.DESCRIBE_MANIFESTS, List.of(new Digest(digest)), about, Object.class));
  }

  /** An image by its tag or digest; empty if there is none. */
  Optional<Image> find(Rehearsal known, String tagOrDigest) {
    return guarded(
        "ecr:DescribeImages",
        known.repository().arn(),
        () ->
            gateway.find(
                Endpoint.FIND_IMAGE,
                reference(known.repository(), tagOrDigest),
                Repositories.about(known.repository()),
                Image.class));
  }

  private static ImageReference reference(Repository repository, String tagOrDigest) {
    return ImageReference.parse(uri(repository, tagOrDigest));
  }

  /** A reference, as it stands in a container definition. */
  static String uri(Repository repository, String tagOrDigest) {
    return "%s/%s%s%s"
        .formatted(
            repository.registry().hosts().get(0),
            repository.name(),
            tagOrDigest.startsWith("sha256:") ? "@" : ":",
            tagOrDigest);
  }

  void optIn(Rehearsal known, OptInTag tag) {
    guarded(
        "ecr:TagResource",
        known.repository().arn(),
        () -> {
          tag.giveTo(known.repository());
          return "";
        });
  }

  /** Removes an image with a role, or with the operator's credentials for an empty text. */
  String remove(Rehearsal known, String digest, String tag, String role) {
    return ofRepository(
        known,
        "ecr:BatchDeleteImage",
        Endpoint.REHEARSAL_REMOVE_IMAGE,
        digest,
        Map.of(TAGS, tag, ROLE, role));
  }

  void archive(Rehearsal known, String digest) {
    ofRepository(
        known, "ecr:UpdateImageStorageClass", Endpoint.REHEARSAL_ARCHIVE_IMAGE, digest, Map.of());
  }

  void deleteRepository(Rehearsal known) {
    ofRepository(known, "ecr:DeleteRepository", Endpoint.REHEARSAL_DELETE_REPOSITORY, "", Map.of());
  }

  private String ofRepository(
      Rehearsal known, String action, Endpoint endpoint, String body, Map<String, Object> more) {
    Map<String, Object> headers = new HashMap<>(more);
    headers.put(REPOSITORY, known.repository());
    return guarded(
        action, known.repository().arn(), () -> gateway.ask(endpoint, body, headers, String.class));
  }

  void register(Rehearsal known, String image) {
    ofFamily(known, "ecs:RegisterTaskDefinition", Endpoint.REHEARSAL_REGISTER_REVISION, image);
  }

  /** Whether there is a revision. */
  boolean isRegistered(Rehearsal known, int number) {
    return !ofFamily(
            known,
            "ecs:DescribeTaskDefinition",
            Endpoint.REHEARSAL_DESCRIBE_REVISION,
            String.valueOf(number))
        .equals("");
  }

  void tag(Rehearsal known, String revision) {
    ofFamily(known, "ecs:TagResource", Endpoint.REHEARSAL_TAG_REVISION, revision);
  }

  void deregister(Rehearsal known, String revision) {
    ofFamily(
        known, "ecs:DeregisterTaskDefinition", Endpoint.REHEARSAL_DEREGISTER_REVISION, revision);
  }

  void deleteRevisions(Rehearsal known) {
    ofFamily(
        known,
        "ecs:ListTaskDefinitions, ecs:DeregisterTaskDefinition or ecs:DeleteTaskDefinitions",
        Endpoint.REHEARSAL_DELETE_REVISIONS,
        "");
  }

  /** Starts a task; why ECS did not, or an empty text. */
  String runTask(Rehearsal known, String revision) {
    return String.valueOf(ofFamily(known, "ecs:RunTask", Endpoint.REHEARSAL_RUN_TASK, revision));
  }

  List<String> taskDigests(Rehearsal known) {
    List<?> digests =
        (List<?>)
            ofFamily(
                known, "ecs:ListTasks or ecs:DescribeTasks", Endpoint.REHEARSAL_DESCRIBE_TASKS, "");
    return digests.stream().map(String::valueOf).toList();
  }

  void stopTasks(Rehearsal known) {
    ofFamily(known, "ecs:ListTasks or ecs:StopTask", Endpoint.REHEARSAL_STOP_TASKS, "");
  }

  void createService(Rehearsal known, String revision) {
    ofFamily(known, "ecs:CreateService", Endpoint.REHEARSAL_CREATE_SERVICE, revision);
  }

  String serviceRevisions(Rehearsal known) {
    return String.valueOf(
        ofFamily(
            known,
            "ecs:DescribeServices or ecs:DescribeServiceRevisions",
            Endpoint.REHEARSAL_DESCRIBE_SERVICE,
            ""));
  }

  void deleteService(Rehearsal known) {
    ofFamily(known, "ecs:DeleteService", Endpoint.REHEARSAL_DELETE_SERVICE, "");
  }

  private Object ofFamily(Rehearsal known, String action, Endpoint endpoint, String body) {
    Registry place = Registry.parse(known.workload());
    Map<String, Object> headers =
        Map.of(
            FAMILY,
            known.id().name(),
            WORKLOAD,
            known.workload(),
            CLUSTER,
            known.fact("cluster").orElse(""),
            ROLE,
            known.fact("workload role").orElse(""));
    return guarded(
        action,
        "arn:%s:ecs:%s:%s:*/%s"
            .formatted(place.partition(), place.region(), place.accountId(), known.id().name()),
        () -> gateway.ask(endpoint, body, headers, Object.class));
  }

  /** A call, whose refusal is a sentence. */
  static <T> T guarded(String action, String resource, java.util.function.Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      Optional<Refusal> refusal = Refusal.in(e);
      if (refusal.isPresent()) {
        throw new RefusedException(action, resource, refusal.get().ofRole(), e);
      }
      throw e;
    }
  }
}
