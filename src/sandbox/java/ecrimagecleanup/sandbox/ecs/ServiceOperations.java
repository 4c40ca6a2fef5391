package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The operations on clusters and services. */
final class ServiceOperations {
  private final World world;
  private final Orchestrator orchestrator;

  ServiceOperations(World world, Orchestrator orchestrator) {
    this.world = world;
    this.orchestrator = orchestrator;
  }

  ObjectNode createCluster(EcsRegion region, Params params) {
    String name = params.text("clusterName").orElse("default");
    List<String> providers = params.texts("capacityProviders", 20);
    Cluster cluster =
        region.clusters.computeIfAbsent(name, key -> new Cluster(region, key, providers));
    ObjectNode answer = Json.object();
    answer.set("cluster", cluster.json());
    return answer;
  }

  ObjectNode listClusters(EcsRegion region, Params params) {
    NavigableMap<String, String> arns = new TreeMap<>();
    region.clusters.forEach((name, cluster) -> arns.put(name, cluster.arn));
    return TaskDefinitionOperations.page("clusterArns", arns, params);
  }

  ObjectNode describeClusters(EcsRegion region, Params params) {
    List<String> names = params.texts("clusters", 100);
    List<ObjectNode> found = new ArrayList<>();
    List<ObjectNode> failures = new ArrayList<>();
    for (String name : names.isEmpty() ? List.of("default") : names) {
      region
          .cluster(name)
          .ifPresentOrElse(
              cluster -> found.add(cluster.json()),
              () -> failures.add(missing(region.arn("cluster/" + EcsRegion.lastPart(name)))));
    }
    return answer("clusters", found, failures);
  }

  /** Of those of clusters; the embedded AWS has none of Managed Instances. */
  ObjectNode describeCapacityProviders(EcsRegion region, Params params) {
    List<ObjectNode> found =
        params.texts("capacityProviders", 100).stream()
            .map(
                name ->
                    Json.object()
                        .put("name", name)
                        .put("status", "ACTIVE")
                        .put("capacityProviderArn", region.arn("capacity-provider/" + name)))
            .toList();
    return answer("capacityProviders", found, List.of());
  }

  ObjectNode create(EcsRegion region, Params params) {
    Cluster cluster = region.cluster(params);
    String name = params.required("serviceName");
    Optional.ofNullable(cluster.services.get(name)).ifPresent(ServiceOperations::rejectNamesake);
    boolean external =
        params.inner("deploymentController").text("type").filter("EXTERNAL"::equals).isPresent();
    String launchType = params.text("launchType").orElse("FARGATE");
    boolean connected = params.inner("serviceConnectConfiguration").flag("enabled");
    boolean stopsFirst =
        params.inner("deploymentConfiguration").number("minimumHealthyPercent", 0, 100, 100) == 0;
    Service.Kind kind = new Service.Kind(external, launchType, connected, stopsFirst);
    Service service = new Service(cluster, name, kind, world.now());
    service.desiredCount = params.number("desiredCount", 0, 5000, 0);
    if (!external) {
      TaskDefinition definition = startable(region, params.required("taskDefinition"));
      cluster.services.put(name, service);
      orchestrator.deploy(service, definition);
    } else {
      cluster.services.put(name, service);
    }
    capture(service);
    return wrapped(service);
  }

  ObjectNode update(EcsRegion region, Params params) {
    Service service = active(region, params, "service");
    Optional<TaskDefinition> changed =
        params
            .text("taskDefinition")
            .map(name -> EcsRegions.definition(region, name))
            .filter(definition -> !runs(service, definition))
            .map(definition -> startable(definition));
    service.desiredCount = params.number("desiredCount", 0, 5000, service.desiredCount);
    Optional<TaskDefinition> deployed =
        changed.or(
            () ->
                params.flag("forceNewDeployment")
                    ? service.primary().map(primary -> primary.definition)
                    : Optional.empty());
    deployed.ifPresentOrElse(
        definition -> orchestrator.deploy(service, definition),
        () ->
            service
                .primary()
                .ifPresent(primary -> orchestrator.scale(service, primary, service.desiredCount)));
    capture(service);
    return wrapped(service);
  }

  ObjectNode delete(EcsRegion region, Params params) {
    Service service = active(region, params, "service");
    if (service.desiredCount > 0 && !params.flag("force")) {
      throw AwsError.badRequest(
          "InvalidParameterException", "The service cannot be stopped while it is scaled above 0.");
    }
    orchestrator.delete(service);
    return wrapped(service);
  }

  ObjectNode describe(EcsRegion region, Params params) {
    Cluster cluster = region.cluster(params);
    List<ObjectNode> found = new ArrayList<>();
    List<ObjectNode> failures = new ArrayList<>();
    for (String name : params.texts("services", 10)) {
      String plain = EcsRegion.lastPart(name);
      Optional.ofNullable(cluster.services.get(plain))
          .ifPresentOrElse(
              service -> found.add(service.json()),
              () ->
                  failures.add(
                      missing(region.arn("service/%s/%s".formatted(cluster.name, plain)))));
    }
    return answer("services", found, failures);
  }

  ObjectNode list(EcsRegion region, Params params) {
    NavigableMap<String, String> arns = new TreeMap<>();
    region
        .cluster(params)
        .services
        .forEach(
            (name, service) -> {
              if (!service.status.equals("INACTIVE")) {
                arns.put(name, service.arn);
              }
            });
    return TaskDefinitionOperations.page(
        "serviceArns", arns, params, params.number("maxResults", 1, 100, 10));
  }

  /** The service that a call is about, which must be there and not on its way out. */
  static Service active(EcsRegion region, Params params, String parameter) {
    Service service = existing(region, params, parameter);
    if (!service.active()) {
      throw AwsError.badRequest("ServiceNotActiveException", "Service was not ACTIVE.");
    }
    return service;
  }

  /** The service that a call is about, in whatever state it is. */
  static Service existing(EcsRegion region, Params params, String parameter) {
    return Optional.ofNullable(
            region.cluster(params).services.get(EcsRegion.lastPart(params.required(parameter))))
        .orElseThrow(() -> AwsError.badRequest("ServiceNotFoundException", "Service not found."));
  }

  private static void rejectNamesake(Service namesake) {
    switch (namesake.status) {
      case "ACTIVE" ->
          throw AwsError.badRequest(
              "InvalidParameterException", "Creation of service was not idempotent.");
      case "DRAINING" ->
          throw AwsError.badRequest(
              "InvalidParameterException", "Unable to Start a service that is still Draining.");
      default -> {
        // one that is gone leaves its name free
      }
    }
  }

  private static boolean runs(Service service, TaskDefinition definition) {
    return service.primary().filter(primary -> primary.definition.equals(definition)).isPresent();
  }

  TaskDefinition startable(EcsRegion region, String name) {
    return startable(EcsRegions.definition(region, name));
  }

  /** A deregistered task definition can still be started for some minutes. */
  private TaskDefinition startable(TaskDefinition definition) {
    boolean allowed =
        definition.active()
            || definition
                .deregisteredAt
                .map(at -> at.plus(world.settings().deregistrationWindow()))
                .filter(end -> world.now().isBefore(end))
                .isPresent();
    if (!allowed) {
      throw AwsError.badRequest("ClientException", "TaskDefinition is inactive");
    }
    return definition;
  }

  private void capture(Service service) {
    EcsRegion region = service.cluster.region;
    world
        .inventory()
        .changed(
            region.accountId,
            region.region,
            "AWS::ECS::Service",
            service.arn,
            service.arn,
            service.configuration());
  }

  private static ObjectNode wrapped(Service service) {
    ObjectNode answer = Json.object();
    answer.set("service", service.json());
    return answer;
  }

  static ObjectNode missing(String arn) {
    return Json.object().put("arn", arn).put("reason", "MISSING");
  }

  static ObjectNode answer(String name, List<ObjectNode> found, List<ObjectNode> failures) {
    ObjectNode answer = Json.object();
    answer.set(name, Json.list(found));
    answer.set("failures", Json.list(failures));
    return answer;
  }
}
