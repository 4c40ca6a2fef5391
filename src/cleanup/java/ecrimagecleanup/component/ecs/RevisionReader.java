package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Batches;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
 */
record RevisionReader(EcsClient client, Sightings sightings, TaskDefinitions definitions) {
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

  /**
   * The references that were resolved to a digest, by the name of the service. A service of which a
   * revision is not known is not there.
   */
  Map<String, Set<String>> read(List<Service> services) {
    Map<String, ServiceRevision> revisions = describe(services);
    Map<String, Set<String>> resolved = new HashMap<>();
    for (Service service : services) {
      Set<String> arns = currentRevisions(service);
      if (!arns.isEmpty() && revisions.keySet().containsAll(arns)) {
        resolved.put(
            service.serviceName(),
            arns.stream()
                .map(arn -> revisions.get(arn))
                .flatMap(revision -> revision.containerImages().stream())
                .filter(image -> image.image() != null && image.imageDigest() != null)
                .map(ContainerImage::image)
                .collect(Collectors.toSet()));
      }
    }
    return resolved;
  }

  private static Set<String> currentRevisions(Service service) {
    return service.currentServiceRevisions().stream()
        .map(ServiceCurrentRevisionSummary::arn)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Map<String, ServiceRevision> describe(List<Service> services) {
    List<String> arns =
        services.stream()
            .flatMap(service -> service.currentServiceRevisions().stream())
            .map(ServiceCurrentRevisionSummary::arn)
            .toList();
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
    revisions.values().forEach(this::see);
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

  private static boolean isNotAvailable(EcsException e) {
    return e instanceof AccessDeniedException
        || e instanceof UnsupportedFeatureException
        || (e.awsErrorDetails() != null
            && e.awsErrorDetails().errorCode() != null
            && NOT_AVAILABLE.contains(e.awsErrorDetails().errorCode()));
  }

  private void see(ServiceRevision revision) {
    definitions.addOfService(
        revision.taskDefinition(), revision.serviceArn(), revision.createdAt());
    for (ContainerImage image : revision.containerImages()) {
      sightings.container(
          image.image(),
          image.imageDigest(),
          "service " + revision.serviceArn(),
          revision.createdAt());
    }
  }
}
