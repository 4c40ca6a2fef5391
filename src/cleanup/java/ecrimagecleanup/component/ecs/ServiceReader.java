package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.component.Pages;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Reads the services of a cluster, with their deployments and task sets.
 *
 * @param client the client
 * @param cluster the ARN of the cluster
 * @param sightings where to put what cannot be seen
 */
record ServiceReader(EcsClient client, String cluster, Sightings sightings) {
  /**
   * The most services that DescribeServices takes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html">DescribeServices</a>
   */
  static final int MAXIMUM_SERVICES_PER_CALL = 10;

  /** All of them. */
  List<ServiceName.Named> read() {
    List<ServiceName.Named> services = new ArrayList<>();
    for (List<String> batch : Batches.of(list(), MAXIMUM_SERVICES_PER_CALL)) {
      DescribeServicesResponse response =
          client.describeServices(
              DescribeServicesRequest.builder().cluster(cluster).services(batch).build());
      sightings.notDescribed(
          "services", batch.size(), response.services().size(), response.failures(), false);
      for (Service service : response.services()) {
        services.add(
            new ServiceName.Named(new ServiceName(cluster, service.serviceName()), service));
      }
    }
    return services;
  }

  private List<String> list() {
    return Pages.<String>readAll(
            "the services of " + cluster,
            token -> {
              ListServicesResponse response =
                  client.listServices(
                      ListServicesRequest.builder()
                          .cluster(cluster)
                          .maxResults(WorkloadReader.PAGE_SIZE)
                          .nextToken(token)
                          .build());
              return new Pages.Page<>(response.serviceArns(), response.nextToken());
            })
        .items();
  }
}
