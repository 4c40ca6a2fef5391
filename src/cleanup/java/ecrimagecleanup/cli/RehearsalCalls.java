package ecrimagecleanup.cli;

import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.CHILDREN;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.REPOSITORY;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.ROLE;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.SCHEDULER_ROLE;
import static ecrimagecleanup.component.rehearsal.CleanupRehearsalConstants.TAGS;

import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
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
import java.util.function.Supplier;

/**
 * The calls by which a rehearsal makes something in the account of the repositories and takes it
 * away. One that AWS does not allow is a {@link RefusedException}.
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

  /** The principal of the credentials, if ECR does not record what it pulls. */
  Optional<String> unrecordedPrincipal(Rehearsal known) {
    String principal = gateway.ask(Endpoint.DESCRIBE_CALLER, "", Caller.class).principal();
    List<String> excluded =
        guarded(
            "ecr:ListPullTimeUpdateExclusions",
            "the registry " + known.registry(),
            () ->
                gateway.list(
                    Endpoint.LIST_PULL_TIME_EXCLUSIONS,
                    "",
                    Repositories.about(known.registry()),
                    String.class));
    return excluded.contains(principal) ? Optional.of(principal) : Optional.empty();
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

  /** Creates the schedule: {@code created}, or why EventBridge Scheduler finds that invalid. */
  String createSchedule(Rehearsal known, String input) {
    Map<String, Object> headers =
        Map.of(
            REPOSITORY,
            known.repository(),
            SCHEDULER_ROLE,
            known.fact("scheduler role").orElseThrow());
    return ofSchedule(
        known,
        "scheduler:CreateSchedule or iam:PassRole",
        Endpoint.REHEARSAL_CREATE_SCHEDULE,
        input,
        headers);
  }

  void deleteSchedule(Rehearsal known) {
    ofSchedule(
        known,
        "scheduler:DeleteSchedule",
        Endpoint.REHEARSAL_DELETE_SCHEDULE,
        "",
        Map.of(REPOSITORY, known.repository()));
  }

  private String ofSchedule(
      Rehearsal known, String action, Endpoint endpoint, String body, Map<String, Object> headers) {
    Registry place = known.registry();
    return guarded(
        action,
        "arn:%s:scheduler:%s:%s:schedule/default/%s"
            .formatted(place.partition(), place.region(), place.accountId(), known.id().name()),
        () -> gateway.ask(endpoint, body, headers, String.class));
  }

  /** A call, whose refusal is a sentence. */
  static <T> T guarded(String action, String resource, Supplier<T> call) {
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
