package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.image.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Reads one workload: its ACTIVE task definitions, its clusters, and the task definitions that
 * their services and tasks name.
 *
 * @param client the client
 * @param workload the workload
 * @param sightings where to put what is seen
 * @param how what is the same for all workloads
 */
record WorkloadReader(
    EcsClient client, WorkloadAccount workload, Sightings sightings, HowToRead how) {
  /**
   * The most ARNs on a page of ListClusters, and as many of ListServices and ListTasks.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html">ListClusters</a>
   */
  static final int PAGE_SIZE = 100;

  /**
   * Reads it, one call after the other, in the order in which a use moves: an ACTIVE task
   * definition becomes a service, which starts tasks, which stop. So whatever moves on meanwhile is
   * seen where it goes to.
   *
   * @param known the ACTIVE ones of which AWS Config shows the images
   * @param enough those of them that are not described if a running task reports the rest
   */
  void read(KnownRevisions known, KnownRevisions enough) {
    ListedRevisions listed =
        new ActiveRevisionsReader(client, workload, how.memory(), how.listAge()).read();
    // The list can be an hour old. What ended before services are read is seen with them.
    List<TaskDefinitionArn> active =
        listed
            .arns()
            .filter(arn -> known.images(arn).isEmpty() && how.memory().ended(arn).isEmpty())
            .toList();
    listed
        .arns()
        .forEach(arn -> known.images(arn).ifPresent(named -> sightings.active(arn, named)));
    TaskDefinitions definitions =
        new TaskDefinitions(
            workload, sightings, new RevisionDescriber(client, how.memory()), enough);
    OpenContainers open = new OpenContainers(sightings, definitions);
    List<String> clusters = clusters(listed);
    new DaemonReader(client, sightings).read(clusters);
    List<ServiceName.Named> services = new ArrayList<>();
    clusters.forEach(
        cluster -> services.addAll(new ServiceReader(client, cluster, sightings).read()));
    services.forEach(named -> definitions.addOf(named.service()));
    RevisionReader revisionReader = new RevisionReader(client, sightings, definitions, open);
    Map<ServiceName, CurrentRevisions> revisions = revisionReader.read(services);
    RollbackReader rollbackReader =
        new RollbackReader(client, revisionReader, sightings, definitions, how.memory().now());
    List<RollbackReader.Rollback> rollbacks = rollbackReader.read(services, revisions.values());
    Map<ServiceName, Set<ImageReference>> resolved = new HashMap<>();
    revisions.forEach((service, current) -> resolved.put(service, current.resolved()));
    List<TaskReader> tasks =
        clusters.stream()
            .map(cluster -> new TaskReader(client, cluster, sightings, definitions, open))
            .toList();
    List<TaskReader.Telling> telling =
        tasks.stream().flatMap(reader -> reader.readRunning(resolved).stream()).toList();
    tasks.forEach(TaskReader::readStopped);
    definitions.read(active);
    open.examine();
    Set<String> notAllTold = open.withoutDigestOfATag();
    Set<ServiceName> withDigest =
        telling.stream()
            .filter(task -> !notAllTold.contains(task.task()))
            .map(TaskReader.Telling::service)
            .collect(Collectors.toSet());
    // Tasks report the digests of most services: nobody asks what the revisions of those show.
    List<ServiceName.Named> inDoubt =
        services.stream()
            .filter(named -> !withDigest.contains(named.name()) || hasSeveral(named.service()))
            .filter(named -> !isShown(revisions, named, definitions))
            .toList();
    inDoubt.stream()
        .filter(named -> !withDigest.contains(named.name()))
        .forEach(named -> doubt(named, definitions));
    inDoubt.stream()
        .filter(named -> hasSeveral(named.service()))
        .forEach(named -> doubtDeployment(named, definitions));
    rollbackReader.examine(rollbacks);
  }

  private static boolean isShown(
      Map<ServiceName, CurrentRevisions> revisions,
      ServiceName.Named named,
      TaskDefinitions definitions) {
    return Optional.ofNullable(revisions.get(named.name()))
        .filter(current -> current.showEveryDigest(definitions))
        .isPresent();
  }

  /** A task set that stands by without tasks may have pinned a digest that no other one has. */
  private static boolean hasSeveral(Service service) {
    return service.deployments().size() > 1
        || (service.taskSets().size() > 1
            && service.taskSets().stream()
                .anyMatch(set -> set.runningCount() == null || set.runningCount() == 0));
  }

  /** The tasks of one deployment tell nothing of another, which may have none yet. */
  private void doubtDeployment(ServiceName.Named named, TaskDefinitions definitions) {
    sightings.doubt(
        "The service %s has several deployments or task sets, and its revisions do not show the digests of all."
            .formatted(named.service().serviceArn()),
        definitions.scopeOf(named.service()));
  }

  private void doubt(ServiceName.Named named, TaskDefinitions definitions) {
    sightings.doubt(
        "ECS reported no digest for the service %s, neither in its revisions nor in its tasks."
            .formatted(named.service().serviceArn()),
        definitions.scopeOf(named.service()));
  }

  private List<String> clusters(ListedRevisions listed) {
    List<String> clusters = listClusters();
    for (String cluster : clusters) {
      if (!workload.owns("ecs", cluster)) {
        throw new UnusableAnswerException(
            "It has a cluster of another account or region, so the credentials or the endpoint are wrong.");
      }
    }
    if (clusters.isEmpty() && how.canary().filter(listed::hasFamily).isEmpty()) {
      // The wrong region and credentials of the wrong account look the same.
      sightings.blindSpot(
          how.canary()
              .map(
                  family ->
                      "It has no cluster, and no ACTIVE task definition %s, which would prove that this is the place."
                          .formatted(family))
              .orElse("It has no cluster. If nothing runs there, take it out of the workloads."));
    }
    return clusters;
  }

  private List<String> listClusters() {
    return Pages.<String>readAll(
            "the clusters of " + workload,
            token -> {
              ListClustersResponse response =
                  client.listClusters(
                      ListClustersRequest.builder().maxResults(PAGE_SIZE).nextToken(token).build());
              return new Pages.Page<>(response.clusterArns(), response.nextToken());
            })
        .items();
  }
}
