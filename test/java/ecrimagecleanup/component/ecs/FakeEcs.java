package ecrimagecleanup.component.ecs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * The ECS of one workload, with pages; everything is in its clusters, which are all the same but
 * for tasks.
 */
final class FakeEcs implements EcsClient {
  final List<Object> requests = new ArrayList<>();
  final List<String> clusters = new ArrayList<>();

  /** The ARNs of the ACTIVE task definitions, which need not be in {@link #definitions}. */
  final List<String> active = new ArrayList<>();

  /** Those of every cluster; one whose name begins with {@code managed} has Managed Instances. */
  final List<String> capacityProviders = new ArrayList<>();

  final Map<String, Service> services = new LinkedHashMap<>();
  final Map<String, Task> running = new LinkedHashMap<>();
  final Map<String, Task> stopped = new LinkedHashMap<>();

  /** The cluster of each task that is not in all of them. */
  final Map<String, String> clusterOfTask = new HashMap<>();

  final Map<String, ServiceRevision> revisions = new HashMap<>();

  /** Those of all services; a test has one that deploys. */
  final List<ServiceDeploymentBrief> deployments = new ArrayList<>();

  final Map<String, TaskDefinition> definitions = new HashMap<>();

  /** The answers to requests of a type. */
  final Map<Class<?>, RuntimeException> refusals = new HashMap<>();

  /** The answers instead of the descriptions of task definitions. */
  final Map<String, RuntimeException> refusedDescriptions = new HashMap<>();

  /** Why an ARN is not described, although it is listed. */
  final Map<String, String> failures = new HashMap<>();

  /** What happens before a request is answered. */
  Consumer<Object> before = request -> {};

  int pageSize = 100;

  private static final Comparator<String> NEWEST_FIRST =
      Comparator.comparing((String arn) -> Integer.parseInt(arn.replaceFirst(".*:", "")))
          .reversed();

  @Override
  public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
    Stream<String> named =
        active.stream()
            .filter(
                arn ->
                    request.familyPrefix() == null
                        || arn.contains("/" + request.familyPrefix() + ":"));
    List<String> listed =
        (request.sort() == SortOrder.DESC ? named.sorted(NEWEST_FIRST) : named).toList();
    Page page = page(request, listed, request.nextToken(), request.maxResults());
    return ListTaskDefinitionsResponse.builder()
        .taskDefinitionArns(page.arns)
        .nextToken(page.next)
        .build();
  }

  @Override
  public ListClustersResponse listClusters(ListClustersRequest request) {
    Page page = page(request, clusters, request.nextToken(), request.maxResults());
    return ListClustersResponse.builder().clusterArns(page.arns).nextToken(page.next).build();
  }

  @Override
  public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
    record(request);
    return DescribeClustersResponse.builder()
        .clusters(
            request.clusters().stream()
                .map(
                    arn ->
                        Cluster.builder()
                            .clusterArn(arn)
                            .capacityProviders(capacityProviders)
                            .build())
                .toList())
        .build();
  }

  @Override
  public DescribeCapacityProvidersResponse describeCapacityProviders(
      DescribeCapacityProvidersRequest request) {
    record(request);
    // An answer has ten at most, and one of Managed Instances is found by its cluster alone.
    List<CapacityProvider> found =
        request.capacityProviders().stream()
            .map(FakeEcs::capacityProvider)
            .filter(
                provider ->
                    provider.managedInstancesProvider() == null || request.cluster() != null)
            .limit(10)
            .toList();
    return DescribeCapacityProvidersResponse.builder()
        .capacityProviders(found)
        .failures(
            request.capacityProviders().stream()
                .filter(failures::containsKey)
                .map(name -> Failure.builder().arn(name).reason(failures.get(name)).build())
                .toList())
        .build();
  }

  private static CapacityProvider capacityProvider(String name) {
    CapacityProvider.Builder provider =
        CapacityProvider.builder()
            .name(name)
            .capacityProviderArn("arn:aws:ecs:eu-central-1:111122223333:capacity-provider/" + name);
    return name.startsWith("managed")
        ? provider.managedInstancesProvider(managed -> {}).build()
        : provider.build();
  }

  @Override
  public ListServicesResponse listServices(ListServicesRequest request) {
    Page page =
        page(
            request,
            services.keySet().stream().toList(),
            request.nextToken(),
            request.maxResults());
    return ListServicesResponse.builder().serviceArns(page.arns).nextToken(page.next).build();
  }

  @Override
  public ListTasksResponse listTasks(ListTasksRequest request) {
    Map<String, Task> tasks = request.desiredStatus() == DesiredStatus.RUNNING ? running : stopped;
    List<String> there =
        tasks.keySet().stream()
            .filter(
                task ->
                    clusterOfTask.getOrDefault(task, request.cluster()).equals(request.cluster()))
            .toList();
    Page page = page(request, there, request.nextToken(), request.maxResults());
    return ListTasksResponse.builder().taskArns(page.arns).nextToken(page.next).build();
  }

  @Override
  public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
    record(request);
    return DescribeServicesResponse.builder()
        .services(described(request.services(), services))
        .failures(failed(request.services()))
        .build();
  }

  @Override
  public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
    record(request);
    Map<String, Task> tasks = new HashMap<>(running);
    tasks.putAll(stopped);
    return DescribeTasksResponse.builder()
        .tasks(described(request.tasks(), tasks))
        .failures(failed(request.tasks()))
        .build();
  }

  @Override
  public DescribeServiceRevisionsResponse describeServiceRevisions(
      DescribeServiceRevisionsRequest request) {
    record(request);
    return DescribeServiceRevisionsResponse.builder()
        .serviceRevisions(described(request.serviceRevisionArns(), revisions))
        .failures(failed(request.serviceRevisionArns()))
        .build();
  }

  @Override
  public ListServiceDeploymentsResponse listServiceDeployments(
      ListServiceDeploymentsRequest request) {
    Page page =
        page(
            request,
            deployments.stream().map(ServiceDeploymentBrief::serviceDeploymentArn).toList(),
            request.nextToken(),
            request.maxResults());
    return ListServiceDeploymentsResponse.builder()
        .serviceDeployments(
            deployments.stream()
                .filter(deployment -> page.arns.contains(deployment.serviceDeploymentArn()))
                .toList())
        .nextToken(page.next)
        .build();
  }

  @Override
  public DescribeTaskDefinitionResponse describeTaskDefinition(
      DescribeTaskDefinitionRequest request) {
    record(request);
    RuntimeException refusal = refusedDescriptions.get(request.taskDefinition());
    if (refusal != null) {
      throw refusal;
    }
    return DescribeTaskDefinitionResponse.builder()
        .taskDefinition(definitions.get(request.taskDefinition()))
        .build();
  }

  /** The requests of a type. */
  <T> List<T> requests(Class<T> type) {
    return requests.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The requests, by the names of their operations, with one name for each run of the same. */
  List<String> operations() {
    List<String> names = new ArrayList<>();
    for (Object request : requests) {
      String name = request.getClass().getSimpleName().replace("Request", "");
      if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** The task definitions that were described, in order. */
  List<String> described() {
    return requests(DescribeTaskDefinitionRequest.class).stream()
        .map(DescribeTaskDefinitionRequest::taskDefinition)
        .toList();
  }

  /** What a list in each request of a type has. */
  <T> List<Integer> sizes(Class<T> type, Function<T, List<String>> list) {
    return requests(type).stream().map(request -> list.apply(request).size()).toList();
  }

  /** What the last page has in place of a token. */
  @Nullable String lastToken;

  private record Page(List<String> arns, @Nullable String next) {}

  private Page page(Object request, List<String> all, @Nullable String token, Integer maximum) {
    record(request);
    int from = token == null || token.isEmpty() ? 0 : Integer.parseInt(token);
    int to = Math.min(all.size(), from + Math.min(pageSize, maximum));
    return new Page(all.subList(from, to), to < all.size() ? String.valueOf(to) : lastToken);
  }

  private void record(Object request) {
    before.accept(request);
    requests.add(request);
    RuntimeException refusal = refusals.get(request.getClass());
    if (refusal != null) {
      throw refusal;
    }
  }

  private <T> List<T> described(List<String> arns, Map<String, T> all) {
    return arns.stream()
        .filter(arn -> !failures.containsKey(arn) && all.containsKey(arn))
        .map(arn -> all.get(arn))
        .toList();
  }

  private List<Failure> failed(List<String> arns) {
    return arns.stream()
        .filter(failures::containsKey)
        .map(arn -> Failure.builder().arn(arn).reason(failures.get(arn)).build())
        .toList();
  }

  @Override
  public String serviceName() {
    return "ecs";
  }

  @Override
  public void close() {
    throw new AssertionError("A client that was given is not closed.");
  }
}
