package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The canary of one account and region: a task definition that nothing runs, and whose only use is
 * that an aggregator that can see must show it. It calls ECS itself, past the endpoint. Safe for
 * several threads.
 */
public final class Canary {
  /** The family of the task definition. */
  public static final String FAMILY = "ecr-image-cleanup-canary";

  /** The image of its one container, which is of no registry that is cleaned up. */
  public static final String IMAGE = "public.ecr.aws/docker/library/busybox:stable";

  private final World world;
  private final AwsService ecs;
  private final String accountId;
  private final String region;
  private Optional<String> current = Optional.empty();
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
   * Registers it, and then deregisters the revision before.
   *
   * @return the ARN of the new revision
   */
  public synchronized String register() {
    ObjectNode body = Json.object().put("family", FAMILY);
    body.putArray("containerDefinitions").addObject().put("name", "canary").put("image", IMAGE);
    String registered =
        call("RegisterTaskDefinition", body)
            .path("taskDefinition")
            .path("taskDefinitionArn")
            .asText();
    current.ifPresent(
        before -> call("DeregisterTaskDefinition", Json.object().put("taskDefinition", before)));
    current = Optional.of(registered);
    return registered;
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
