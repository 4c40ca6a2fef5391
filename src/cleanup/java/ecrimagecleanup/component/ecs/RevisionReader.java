package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Batches;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.UnsupportedFeatureException;

/**
 * Reads the current revisions of services: they alone tell the digest of a service that runs no
 * task and would start one.
 *
 * @param client the client
 * @param sightings where to put what is seen
 * @param definitions where to put the task definitions of the revisions
 * @param open where to put containers of which nothing can be read
 */
record RevisionReader(
    EcsClient client, Sightings sightings, TaskDefinitions definitions, OpenContainers open) {
  /**
   * The most revisions that DescribeServiceRevisions takes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html">DescribeServiceRevisions</a>
   */
  static final int MAXIMUM_REVISIONS_PER_CALL = 20;

  private static final Set<String> NOT_AVAILABLE =
      Set.of(
          "AccessDeniedException",
          "UnsupportedFeatureException",
          "UnknownOperationException",
          "UnknownOperation",
          "InvalidAction");

  /** Those of each service, unless one of them is not described, or is missing. */
  Map<ServiceName, CurrentRevisions> read(List<ServiceName.Named> services) {
    Map<String, ServiceRevision> revisions =
        describe(services.stream().flatMap(named -> currentRevisions(named.service())).toList());
    revisions.values().forEach(this::see);
    Map<ServiceName, CurrentRevisions> known = new HashMap<>();
    for (ServiceName.Named named : services) {
      Set<String> arns = currentRevisions(named.service()).collect(Collectors.toSet());
      if (!arns.isEmpty() && revisions.keySet().containsAll(arns)) {
        CurrentRevisions current =
            new CurrentRevisions(
                arns.stream()
                    .flatMap(arn -> Optional.ofNullable(revisions.get(arn)).stream())
                    .toList());
        if (current.haveAllOf(named.service())) {
          known.put(named.name(), current);
        }
      }
    }
    return known;
  }

  private static Stream<String> currentRevisions(Service service) {
    return service.currentServiceRevisions().stream().map(ServiceCurrentRevisionSummary::arn);
  }

  /** Describes revisions, by their ARNs; one that is not described is missing. */
  Map<String, ServiceRevision> describe(List<String> arns) {
    Map<String, ServiceRevision> revisions = new LinkedHashMap<>();
    try {
      for (List<String> batch : Batches.of(arns, MAXIMUM_REVISIONS_PER_CALL)) {
        describeBatch(batch)
            .forEach(revision -> revisions.put(revision.serviceRevisionArn(), revision));
      }
    } catch (EcsException e) {
      // The digests of running tasks can do instead; whether they do is seen later.
      if (!isNotAvailable(e)) {
        throw e;
      }
    }
    return revisions;
  }

  private List<ServiceRevision> describeBatch(List<String> batch) {
    DescribeServiceRevisionsResponse response =
        client.describeServiceRevisions(
            DescribeServiceRevisionsRequest.builder().serviceRevisionArns(batch).build());
    // A revision that is missing makes its service one that is not known.
    sightings.notDescribed(
        "service revisions",
        batch.size(),
        response.serviceRevisions().size(),
        response.failures(),
        true);
    return response.serviceRevisions();
  }

  /** Whether the account or the region does not allow what others do. */
  static boolean isNotAvailable(EcsException e) {
    return e instanceof AccessDeniedException
        || e instanceof UnsupportedFeatureException
        || (e.awsErrorDetails() != null
            && e.awsErrorDetails().errorCode() != null
            && NOT_AVAILABLE.contains(e.awsErrorDetails().errorCode()));
  }

  private void see(ServiceRevision revision) {
    definitions.addOfService(
        revision.taskDefinition(), revision.serviceArn(), revision.createdAt());
    String by = "service " + revision.serviceArn();
    for (ContainerImage image : revision.containerImages()) {
      if (!sightings.container(image.image(), image.imageDigest(), by, revision.createdAt())) {
        open.add(
            new OpenContainers.Open(
                by,
                revision.createdAt(),
                revision.taskDefinition(),
                image.containerName(),
                image.image(),
                image.imageDigest(),
                Optional.empty()));
      }
    }
  }
}
