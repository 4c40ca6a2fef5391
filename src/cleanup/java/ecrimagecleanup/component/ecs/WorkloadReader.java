package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Reads one workload: its clusters, and the task definitions that their services and tasks name.
 *
 * @param client the client
 * @param workload the workload
 * @param sightings where to put what is seen
 */
record WorkloadReader(EcsClient client, WorkloadAccount workload, Sightings sightings) {
  /**
   * The most ARNs on a page of ListClusters, and as many of ListServices and ListTasks.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html">ListClusters</a>
   */
  static final int PAGE_SIZE = 100;

  void read() {
    List<String> clusters = listClusters();
    if (clusters.isEmpty()) {
      // The wrong region and credentials of the wrong account look the same.
      sightings.blindSpot(
          "It has no cluster. If nothing runs there, take it out of the workloads.");
    }
    TaskDefinitions definitions = new TaskDefinitions();
    for (String cluster : clusters) {
      if (!workload.owns(cluster)) {
        throw new UnusableAnswerException(
            "It has a cluster of another account or region, so the credentials or the endpoint are wrong.");
      }
      readCluster(cluster, definitions);
    }
    definitions.read(client, sightings);
  }

  // Services before tasks, so that a task that a service starts meanwhile is seen.
  private void readCluster(String cluster, TaskDefinitions definitions) {
    List<Service> services = new ServiceReader(client, cluster, sightings).read();
    services.forEach(definitions::addOf);
    Map<String, Set<String>> resolved =
        new RevisionReader(client, sightings, definitions).read(services);
    Set<String> withDigest = new TaskReader(client, cluster, sightings, definitions).read(resolved);
    for (Service service : services) {
      if (!resolved.containsKey(service.serviceName())
          && !withDigest.contains(service.serviceName())) {
        sightings.blindSpot(
            "Neither the revisions nor the tasks of the service %s tell with which digests it starts tasks."
                .formatted(service.serviceArn()));
      }
    }
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
