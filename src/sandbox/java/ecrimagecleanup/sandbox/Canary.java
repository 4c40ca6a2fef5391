package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/**
 * The canary of one account and region: a task definition and a service that never runs a task of
 * it, whose only use is that whoever can see must see them. It is touched by registering a
 * revision, to which the service is updated, and deregistering all others: that is seen also where
 * a changed tag makes no new configuration item. It calls ECS itself, past the endpoint. Safe for
 * several threads.
 */
public final class Canary {
  /** The family of the task definition. */
  public static final String FAMILY = "ecr-image-cleanup-canary";

  /** The cluster that it has for itself. */
  public static final String CLUSTER = "ecr-image-cleanup-canary";

  /** The service, of launch type EC2 and with no task: it needs no network and costs nothing. */
  public static final String SERVICE = "ecr-image-cleanup-canary";

  /** The image of its one container, which is of no registry that is cleaned up. */
  public static final String IMAGE = "public.ecr.aws/docker/library/busybox:stable";

  private final World world;
  private final AwsService ecs;
  private final String accountId;
  private final String region;
  private boolean created;
  private boolean stopped;

  /** A canary that is not registered yet. */
  public Canary(Sandbox sandbox, String accountId, String region) {
    this.world = sandbox.world();
    this.ecs = sandbox.ecs();
    this.accountId = accountId;
    this.region = region;
  }

  /** A canary that is registered now, and again every day. */
  public static Canary install(Sandbox sandbox, String accountId, String region) {
    Canary canary = new Canary(sandbox, accountId, region);
    canary.register();
    canary.registerEvery(Duration.ofDays(1));
    return canary;
  }

  /**
   * Registers it, lets the service have the new revision, and then deregisters all others.
   *
   * @return the ARN of the new revision
   */
  public synchronized String register() {
    ObjectNode body = Json.object().put("family", FAMILY).put("networkMode", "bridge");
    body.putArray("containerDefinitions").addObject().put("name", "canary").put("image", IMAGE);
    String registered =
        call("RegisterTaskDefinition", body)
            .path("taskDefinition")
            .path("taskDefinitionArn")
            .asText();
    serve(registered);
    for (JsonNode revision :
        call("ListTaskDefinitions", Json.object().put("familyPrefix", FAMILY))
            .path("taskDefinitionArns")) {
      if (!revision.asText().equals(registered)) {
        call("DeregisterTaskDefinition", Json.object().put("taskDefinition", revision.asText()));
      }
    }
    return registered;
  }

  private void serve(String revision) {
    ObjectNode service = Json.object().put("cluster", CLUSTER).put("taskDefinition", revision);
    if (created) {
      call("UpdateService", service.put("service", SERVICE));
      return;
    }
    call("CreateCluster", Json.object().put("clusterName", CLUSTER));
    call(
        "CreateService",
        service.put("serviceName", SERVICE).put("desiredCount", 0).put("launchType", "EC2"));
    created = true;
  }

  /** Registers it again whenever as much time has passed, until {@link #stop}. */
  public void registerEvery(Duration period) {
    world
        .timers()
        .at(
            world.now().plus(period),
            () -> {
              if (registerUnlessStopped()) {
                registerEvery(period);
              }
            });
  }

  /** The revision there is stays, and nothing registers another one. */
  public synchronized void stop() {
    stopped = true;
  }

  private synchronized boolean registerUnlessStopped() {
    if (!stopped) {
      register();
    }
    return !stopped;
  }

  private JsonNode call(String operation, ObjectNode body) {
    return ecs.handle(
        new AwsCall(accountId, region, "ecs", operation, "POST", "/", Map.of(), body));
  }
}
