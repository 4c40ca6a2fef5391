package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.config.ConfigService;
import ecrimagecleanup.sandbox.events.EventBridgeService;
import ecrimagecleanup.sandbox.scheduler.SchedulerBehaviour;
import ecrimagecleanup.sandbox.scheduler.SchedulerService;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs;
import ecrimagecleanup.sandbox.template.SharedAccount;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Creates what the template of the shared account describes, and adds the services that need it.
 *
 * @param sandbox where
 * @param queues has the queues
 * @param deliver takes the ARN of a queue and the body of a message
 */
record SharedAccountStack(Sandbox sandbox, EmbeddedSqs queues, BiConsumer<String, String> deliver) {

  /**
   * Creates it, once.
   *
   * @param visibilitySeconds the visibility timeout of the queues, in real time
   */
  void create(SharedAccount layout, int visibilitySeconds) {
    for (SharedAccount.Queue queue : layout.queues()) {
      queues.createQueue(
          queue.name(), queue.deadLetters(), queue.maximumReceives(), visibilitySeconds);
    }
    sandbox.endpoint().add(config(layout));
    sandbox.endpoint().add(scheduler(layout));
    EventBridgeService events = events(layout);
    sandbox.endpoint().add(events);
    sandbox.world().events().deliverTo(event -> events.deliver(event, layout.bus()));
    sandbox.iam().putRole(EmbeddedAws.APPLICATION_ROLE, "ecs-tasks.amazonaws.com");
    sandbox.iam().putRole(EmbeddedAws.SCHEDULER_ROLE, "scheduler.amazonaws.com");
    sandbox
        .ecr()
        .handle(
            call(
                "ecr",
                "POST",
                "/",
                "RegisterPullTimeUpdateExclusion",
                Json.object().put("principalArn", EmbeddedAws.APPLICATION_ROLE)));
  }

  private ConfigService config(SharedAccount layout) {
    return new ConfigService(
        sandbox.world().inventory(),
        List.of(
            new ConfigService.Aggregator(World.SHARED_ACCOUNT, World.REGION, layout.aggregator())),
        sandbox.world().readings());
  }

  private SchedulerService scheduler(SharedAccount layout) {
    SchedulerService scheduler =
        new SchedulerService(
            sandbox.world().clock(),
            sandbox.world().timers(),
            deliver,
            SchedulerBehaviour.exact().under(sandbox.world().readings()));
    scheduler.handle(
        call("scheduler", "POST", "/schedule-groups/" + layout.scheduleGroup(), "", Json.object()));
    return scheduler;
  }

  /** The bus, with the rule that sends the events of task definitions to their queue. */
  private EventBridgeService events(SharedAccount layout) {
    EventBridgeService events =
        new EventBridgeService(
            sandbox.world().clock(), World.SHARED_ACCOUNT, World.REGION, deliver);
    SharedAccount.Rule rule = layout.rule();
    events.handle(eventBridge("CreateEventBus", Json.object().put("Name", layout.bus())));
    events.handle(
        eventBridge(
            "PutRule",
            Json.object()
                .put("Name", rule.name())
                .put("EventBusName", layout.bus())
                .put("EventPattern", rule.pattern())));
    ObjectNode targets = Json.object().put("Rule", rule.name()).put("EventBusName", layout.bus());
    targets
        .putArray("Targets")
        .addObject()
        .put("Id", "queue")
        .put("Arn", EmbeddedSqs.arn(EmbeddedAws.EVENTS_QUEUE));
    events.handle(eventBridge("PutTargets", targets));
    return events;
  }

  private static AwsCall eventBridge(String operation, ObjectNode body) {
    return call("events", "POST", "/", operation, body);
  }

  private static AwsCall call(
      String service, String method, String path, String operation, ObjectNode body) {
    return new AwsCall(
        World.SHARED_ACCOUNT, World.REGION, service, operation, method, path, Map.of(), body);
  }
}
