package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.ecr.Registries;

/** Elastic Container Service. */
public final class EcsService implements AwsService {
  private final World world;
  private final EcsRegions regions;
  private final TaskDefinitionOperations definitions;
  private final ServiceOperations services;
  private final TaskSetOperations taskSets;
  private final TaskOperations tasks;
  private final TagOperations tags;

  /** The service, whose tasks pull from these registries. */
  public EcsService(World world, Registries registries) {
    this.world = world;
    this.regions = new EcsRegions(world.readings());
    this.definitions = new TaskDefinitionOperations(world);
    Orchestrator orchestrator = new Orchestrator(world, registries, definitions);
    this.services = new ServiceOperations(world, orchestrator);
    this.taskSets = new TaskSetOperations(world, orchestrator, services);
    this.tasks = new TaskOperations(world, orchestrator, services);
    this.tags = new TagOperations(world);
  }

  @Override
  public String signingName() {
    return "ecs";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    Params params = new Params(call.body(), "InvalidParameterException");
    return world.exclusively(() -> carryOut(regions.of(call), call, params));
  }

  private JsonNode carryOut(EcsRegion region, AwsCall call, Params params) {
    return switch (call.operation()) {
      case "RegisterTaskDefinition" -> definitions.register(region, call, params);
      case "DeregisterTaskDefinition" -> definitions.deregister(region, call, params);
      case "DeleteTaskDefinitions" -> definitions.delete(region, call, params);
      case "DescribeTaskDefinition" -> definitions.describe(region, params);
      case "ListTaskDefinitions" -> definitions.list(region, params);
      case "ListTaskDefinitionFamilies" -> definitions.listFamilies(region, params);
      case "CreateCluster" -> services.createCluster(region, params);
      case "ListClusters" -> services.listClusters(region, params);
      case "DescribeClusters" -> services.describeClusters(region, params);
      case "DescribeCapacityProviders" -> services.describeCapacityProviders(region, params);
      case "CreateService" -> services.create(region, params);
      case "UpdateService" -> services.update(region, params);
      case "DeleteService" -> services.delete(region, params);
      case "DescribeServices" -> services.describe(region, params);
      case "ListServices" -> services.list(region, params);
      case "CreateTaskSet" -> taskSets.create(region, params);
      case "DescribeTaskSets" -> taskSets.describe(region, params);
      case "DeleteTaskSet" -> taskSets.delete(region, params);
      case "DescribeServiceRevisions" -> taskSets.describeRevisions(region, params);
      case "ListServiceDeployments" -> taskSets.listDeployments(region, params);
      case "RunTask" -> tasks.run(region, params);
      case "StopTask" -> tasks.stop(region, params);
      case "ListTasks" -> tasks.list(region, params);
      case "DescribeTasks" -> tasks.describe(region, params);
      case "TagResource" -> tags.tag(region, params);
      case "UntagResource" -> tags.untag(region, params);
      case "ListTagsForResource" -> tags.list(region, params);
      default -> throw AwsError.badRequest("UnknownOperationException", "");
    };
  }
}
