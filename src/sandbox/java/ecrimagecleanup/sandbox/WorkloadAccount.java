package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A team that deploys in an account of its own, for stories and tests. It calls the service itself,
 * past the endpoint: the faults there are for the application.
 */
public final class WorkloadAccount {
  private final World world;
  private final AwsService ecs;
  private final String accountId;
  private final String region;
  private int services;

  /** A team in an account and region of {@code sandbox}. */
  public WorkloadAccount(Sandbox sandbox, String accountId, String region) {
    this.world = sandbox.world();
    this.ecs = sandbox.ecs();
    this.accountId = accountId;
    this.region = region;
    call("CreateCluster", Json.object());
  }

  /** Creates a cluster that has a capacity provider of its own. */
  public void createCluster(String name, String capacityProvider) {
    ObjectNode cluster = Json.object().put("clusterName", name);
    cluster.putArray("capacityProviders").add(capacityProvider);
    call("CreateCluster", cluster);
  }

  /** Registers a task definition with a container for each image, named {@code c0}, {@code c1}… */
  public String register(String family, String... images) {
    ObjectNode body = Json.object().put("family", family);
    ArrayNode containers = body.putArray("containerDefinitions");
    for (int i = 0; i < images.length; i++) {
      containers.addObject().put("name", "c" + i).put("image", images[i]);
    }
    return call("RegisterTaskDefinition", body)
        .path("taskDefinition")
        .path("taskDefinitionArn")
        .asText();
  }

  /** Deregisters a revision. */
  public void deregister(String taskDefinition) {
    call("DeregisterTaskDefinition", Json.object().put("taskDefinition", taskDefinition));
  }

  /** Deletes a revision that has been deregistered. */
  public void delete(String taskDefinition) {
    ObjectNode body = Json.object();
    body.putArray("taskDefinitions").add(taskDefinition);
    call("DeleteTaskDefinitions", body);
  }

  /** Creates a service in the default cluster; the first and every other uses Service Connect. */
  public String createService(String name, String taskDefinition, int desiredCount) {
    return createService(name, taskDefinition, desiredCount, false);
  }

  /**
   * The same.
   *
   * @param stopsFirst whether a deployment stops the old tasks before it starts new ones
   */
  public String createService(
      String name, String taskDefinition, int desiredCount, boolean stopsFirst) {
    ObjectNode body =
        Json.object()
            .put("serviceName", name)
            .put("taskDefinition", taskDefinition)
            .put("desiredCount", desiredCount);
    body.putObject("serviceConnectConfiguration").put("enabled", services++ % 2 == 0);
    body.putObject("deploymentConfiguration").put("minimumHealthyPercent", stopsFirst ? 0 : 100);
    return call("CreateService", body).path("service").path("serviceArn").asText();
  }

  /** Deploys another task definition. */
  public void deploy(String service, String taskDefinition) {
    call(
        "UpdateService",
        Json.object().put("service", service).put("taskDefinition", taskDefinition));
  }

  /** Deploys the same task definition again, which resolves its tags anew. */
  public void redeploy(String service) {
    call("UpdateService", Json.object().put("service", service).put("forceNewDeployment", true));
  }

  /** Scales a service. */
  public void scale(String service, int desiredCount) {
    call("UpdateService", Json.object().put("service", service).put("desiredCount", desiredCount));
  }

  /** Deletes a service and all its tasks. */
  public void deleteService(String service) {
    call("DeleteService", Json.object().put("service", service).put("force", true));
  }

  /** Runs one task that belongs to no service. */
  public String runTask(String taskDefinition) {
    return call("RunTask", Json.object().put("taskDefinition", taskDefinition))
        .at("/tasks/0/taskArn")
        .asText();
  }

  /** Stops a task. */
  public void stopTask(String task) {
    call("StopTask", Json.object().put("task", task));
  }

  /** Any other operation of ECS. */
  public JsonNode call(String operation, ObjectNode body) {
    JsonNode answer =
        ecs.handle(new AwsCall(accountId, region, "ecs", operation, "POST", "/", Map.of(), body));
    world.timers().fireDue();
    return answer;
  }
}
