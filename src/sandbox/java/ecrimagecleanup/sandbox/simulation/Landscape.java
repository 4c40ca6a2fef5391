package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.Canary;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.SharedServices;
import ecrimagecleanup.sandbox.TrailDelivery;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.config.ConfigService;
import ecrimagecleanup.sandbox.scheduler.SchedulerBehaviour;
import ecrimagecleanup.sandbox.scheduler.SchedulerService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What there is of AWS before anything happens, in the weather of a plan.
 *
 * @param plan the plan
 * @param sandbox the embedded AWS
 * @param services the services of its shared account
 */
record Landscape(Plan plan, Sandbox sandbox, SharedServices services) {
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
    return services.scheduler(
        queues,
        new SchedulerBehaviour(
            plan.seed(),
            weather.scheduleLateness(),
            weather.scheduleDuplicates(),
            weather.listedAfterFiring()));
  }

  /** AWS Config with the aggregator, as late as it is. */
  ConfigService config() {
    sandbox.world().inventory().lag(plan.weather().lag());
    return services.config();
  }

  /** The pulls of the application change no pull time, as its template says. */
  void excludeFromPullTimes() {
    services.excludeFromPullTimes();
  }

  /** A canary in each account, renewed every day. */
  void installCanaries() {
    Cast.ACCOUNTS.forEach(account -> Canary.install(sandbox, account, World.REGION));
  }
}
