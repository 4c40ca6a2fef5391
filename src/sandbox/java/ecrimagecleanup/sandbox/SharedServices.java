package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.config.ConfigService;
import ecrimagecleanup.sandbox.config.KnownQueries;
import ecrimagecleanup.sandbox.scheduler.SchedulerBehaviour;
import ecrimagecleanup.sandbox.scheduler.SchedulerService;
import ecrimagecleanup.sandbox.template.SharedAccount;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The services of the shared account that know the application by name, as its template lays them
 * out.
 *
 * @param sandbox where
 * @param layout what the template describes
 * @param queries the queries of AWS Config that were read already
 */
public record SharedServices(Sandbox sandbox, SharedAccount layout, KnownQueries queries) {
  /** Those of the template. */
  public static SharedServices of(Sandbox sandbox) {
    return new SharedServices(sandbox, SharedAccount.ofTemplate(), new KnownQueries());
  }

  /** AWS Config with the aggregator. */
  public ConfigService config() {
    return new ConfigService(
        sandbox.world().inventory(),
        List.of(
            new ConfigService.Aggregator(World.SHARED_ACCOUNT, World.REGION, layout.aggregator())),
        sandbox.world().readings(),
        queries);
  }

  /**
   * EventBridge Scheduler with the group of the application.
   *
   * @param queues takes the ARN of a queue and the body of a message
   * @param behaviour how it behaves where AWS leaves that open
   */
  public SchedulerService scheduler(
      BiConsumer<String, String> queues, SchedulerBehaviour behaviour) {
    SchedulerService scheduler =
        new SchedulerService(
            sandbox.world().clock(),
            sandbox.world().timers(),
            queues,
            behaviour.under(sandbox.world().readings()));
    scheduler.handle(
        call("scheduler", "/schedule-groups/" + layout.scheduleGroup(), "", Json.object()));
    return scheduler;
  }

  /** The pulls of the application change no pull time, as the template says. */
  public void excludeFromPullTimes() {
    sandbox
        .ecr()
        .handle(
            call(
                "ecr",
                "/",
                "RegisterPullTimeUpdateExclusion",
                Json.object().put("principalArn", EmbeddedAws.APPLICATION_ROLE)));
  }

  private static AwsCall call(String service, String path, String operation, ObjectNode body) {
    return new AwsCall(
        World.SHARED_ACCOUNT, World.REGION, service, operation, "POST", path, Map.of(), body);
  }
}
