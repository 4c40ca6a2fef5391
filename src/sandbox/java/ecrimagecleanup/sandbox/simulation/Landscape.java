package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.Canary;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.TrailDelivery;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.config.ConfigService;
import ecrimagecleanup.sandbox.scheduler.SchedulerBehaviour;
import ecrimagecleanup.sandbox.scheduler.SchedulerService;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What there is of AWS before anything happens, in the weather of a plan.
 *
 * @param plan the plan
 * @param sandbox the embedded AWS
 */
record Landscape(Plan plan, Sandbox sandbox) {
  private static final String AGGREGATOR = "ecr-image-cleanup";
  private static final String GROUP = "image-deletion-checks";

  /** CloudTrail, as it delivers. */
  void deliverEvents(Consumer<String> arrive) {
    deliver(sandbox.world().events(), arrive);
  }

  /** The events of tasks, which come no better. */
  void deliverTaskEvents(Consumer<String> arrive) {
    deliver(sandbox.world().taskEvents(), arrive);
  }

  private void deliver(TrailDelivery events, Consumer<String> arrive) {
    Weather weather = plan.weather();
    events.faults(
        new TrailDelivery.Faults(
            weather.eventDuplicates(),
            weather.eventDelays(),
            weather.eventLosses(),
            weather.longestDelay()));
    events.deliverTo(arrive);
  }

  /**
   * EventBridge Scheduler with the group of the application.
   *
   * @param queues takes the ARN of a queue and the body of a message
   */
  SchedulerService scheduler(BiConsumer<String, String> queues) {
    Weather weather = plan.weather();
    SchedulerService scheduler =
        new SchedulerService(
            sandbox.world().clock(),
            sandbox.world().timers(),
            queues,
            new SchedulerBehaviour(
                    plan.seed(),
                    weather.scheduleLateness(),
                    weather.scheduleDuplicates(),
                    weather.listedAfterFiring())
                .under(plan.readings()));
    scheduler.handle(
        new AwsCall(
            World.SHARED_ACCOUNT,
            World.REGION,
            "scheduler",
            "",
            "POST",
            "/schedule-groups/" + GROUP,
            Map.of(),
            Json.object()));
    return scheduler;
  }

  /** AWS Config with the aggregator, as late as it is. */
  ConfigService config() {
    sandbox.world().inventory().lag(plan.weather().lag());
    return new ConfigService(
        sandbox.world().inventory(),
        List.of(new ConfigService.Aggregator(World.SHARED_ACCOUNT, World.REGION, AGGREGATOR)),
        sandbox.world().readings());
  }

  /** The pulls of the application change no pull time, as its template says. */
  void excludeFromPullTimes() {
    sandbox
        .ecr()
        .handle(
            new AwsCall(
                World.SHARED_ACCOUNT,
                World.REGION,
                "ecr",
                "RegisterPullTimeUpdateExclusion",
                "POST",
                "/",
                Map.of(),
                Json.object().put("principalArn", EmbeddedAws.APPLICATION_ROLE)));
  }

  /** A canary in each account, renewed every day. */
  void installCanaries() {
    Cast.ACCOUNTS.forEach(account -> Canary.install(sandbox, account, World.REGION));
  }
}
