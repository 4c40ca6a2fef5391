package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Batches;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;

/**
 * Finds the clusters on which ECS Managed Daemons can run. Those have task definitions of a kind of
 * their own, which neither AWS Config nor this client can see; they need a capacity provider of
 * Managed Instances.
 *
 * @param client the client
 * @param sightings where to put what cannot be seen
 */
record DaemonReader(EcsClient client, Sightings sightings) {
  /**
   * The most clusters that DescribeClusters takes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html">DescribeClusters</a>
   */
  static final int MAXIMUM_PER_CALL = 100;

  /**
   * The most capacity providers that one answer of DescribeCapacityProviders has.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html">DescribeCapacityProviders</a>
   */
  static final int MAXIMUM_PROVIDERS_PER_CALL = 10;

  private static final Set<String> OF_FARGATE = Set.of("FARGATE", "FARGATE_SPOT");

  void read(List<String> clusters) {
    Batches.of(clusters, MAXIMUM_PER_CALL).stream()
        .flatMap(this::describe)
        .flatMap(this::providers)
        .filter(provider -> provider.managedInstancesProvider() != null)
        .forEach(
            provider ->
                sightings.blindSpot(
                    "The capacity provider %s uses Managed Instances. ECS daemons can run there, and ECS does not report their images."
                        .formatted(provider.capacityProviderArn())));
  }

  private Stream<Cluster> describe(List<String> batch) {
    DescribeClustersResponse response =
        client.describeClusters(DescribeClustersRequest.builder().clusters(batch).build());
    sightings.notDescribed(
        "clusters", batch.size(), response.clusters().size(), response.failures(), true);
    return response.clusters().stream();
  }

  private Stream<CapacityProvider> providers(Cluster cluster) {
    List<String> names =
        cluster.capacityProviders().stream()
            .filter(provider -> !OF_FARGATE.contains(provider))
            .toList();
    return Batches.of(names, MAXIMUM_PROVIDERS_PER_CALL).stream()
        .flatMap(batch -> describeProviders(cluster, batch));
  }

  /** One of Managed Instances belongs to its cluster, and may not be found without naming it. */
  private Stream<CapacityProvider> describeProviders(Cluster cluster, List<String> batch) {
    DescribeCapacityProvidersResponse response =
        client.describeCapacityProviders(
            DescribeCapacityProvidersRequest.builder()
                .cluster(cluster.clusterArn())
                .capacityProviders(batch)
                .build());
    sightings.notDescribed(
        "capacity providers",
        batch.size(),
        response.capacityProviders().size(),
        response.failures(),
        false);
    return response.capacityProviders().stream();
  }
}
