package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.config.KnownQueries;
import ecrimagecleanup.sandbox.events.EventBridgeService;
import ecrimagecleanup.sandbox.scheduler.SchedulerBehaviour;
import ecrimagecleanup.sandbox.scheduler.SchedulerService;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs;
import ecrimagecleanup.sandbox.template.SharedAccount;
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
   * @return the scheduler
   */
  SchedulerService create(SharedAccount layout, int visibilitySeconds) {
    for (SharedAccount.Queue queue : layout.queues()) {
      queues.createQueue(
          queue.name(), queue.deadLetters(), queue.maximumReceives(), visibilitySeconds);
    }
    SharedServices services = new SharedServices(sandbox, layout, new KnownQueries());
    sandbox.endpoint().add(services.config());
    SchedulerService scheduler = services.scheduler(deliver, SchedulerBehaviour.exact());
    sandbox.endpoint().add(scheduler);
    EventBridgeService events = events(layout);
    sandbox.endpoint().add(events);
    sandbox.world().events().deliverTo(event -> events.deliver(event, layout.bus()));
    sandbox.world().taskEvents().deliverTo(event -> events.deliver(event, layout.bus()));
    sandbox.iam().putRole(EmbeddedAws.APPLICATION_ROLE, "ecs-tasks.amazonaws.com");
    sandbox.iam().putRole(EmbeddedAws.SCHEDULER_ROLE, "scheduler.amazonaws.com");
    services.excludeFromPullTimes();
    return scheduler;
  }

  /** The bus, with the rules that send events of task definitions and of tasks to their queues. */
  private EventBridgeService events(SharedAccount layout) {
    EventBridgeService events =
        new EventBridgeService(
            sandbox.world().clock(), World.SHARED_ACCOUNT, World.REGION, deliver);
    events.handle(eventBridge("CreateEventBus", Json.object().put("Name", layout.bus())));
    putRule(events, layout.bus(), layout.rule(), EmbeddedAws.EVENTS_QUEUE);
    putRule(events, layout.bus(), layout.taskRule(), EmbeddedAws.TASK_EVENTS_QUEUE);
    return events;
  }

  private static void putRule(
      EventBridgeService events, String bus, SharedAccount.Rule rule, String queue) {
    events.handle(
        eventBridge(
            "PutRule",
            Json.object()
                .put("Name", rule.name())
                .put("EventBusName", bus)
                .put("EventPattern", rule.pattern())));
    ObjectNode targets = Json.object().put("Rule", rule.name()).put("EventBusName", bus);
    ObjectNode target =
        targets
            .putArray("Targets")
            .addObject()
            .put("Id", "queue")
            .put("Arn", EmbeddedSqs.arn(queue));
    if (rule.transformer().isObject()) {
      target.set("InputTransformer", rule.transformer());
    }
    events.handle(eventBridge("PutTargets", targets));
  }

  private static AwsCall eventBridge(String operation, ObjectNode body) {
    return new AwsCall(
        World.SHARED_ACCOUNT, World.REGION, "events", operation, "POST", "/", Map.of(), body);
  }
}
