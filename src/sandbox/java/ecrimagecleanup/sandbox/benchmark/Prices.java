package ecrimagecleanup.sandbox.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a month of such days costs in dollars. The prices are assumptions, those of the public price
 * list of us-east-1 without its free tiers; what queries of AWS Config and calls of ECS and ECR
 * cost is nothing.
 *
 * @see <a href="https://aws.amazon.com/eventbridge/pricing/">Amazon EventBridge pricing</a>
 * @see <a href="https://aws.amazon.com/sqs/pricing/">Amazon SQS pricing</a>
 * @see <a href="https://aws.amazon.com/config/pricing/">AWS Config pricing</a>
 */
final class Prices {
  private static final int DAYS = 30;
  private static final double MILLION = 1e6;
  private static final double CONFIGURATION_ITEM = 0.003;
  private static final double MILLION_SCHEDULES = 1;
  private static final double MILLION_REQUESTS = 0.4;
  private static final double MILLION_EVENTS = 1;

  /** How many seconds a long poll of SQS lasts. */
  private static final String POLL = "cleanup.wait-time";

  private static final int SECONDS_OF_DAY = 86_400;

  /** An item of the canary's task definition and one of its service. */
  private static final int ITEMS_OF_CANARY = 2;

  private Prices() {}

  /** Dollars a month, by service. */
  static Map<String, Double> aMonth(Figures day, Settings settings) {
    Map<String, Double> dollars = new LinkedHashMap<>();
    long messages = day.waits().values().stream().mapToLong(waits -> waits.size()).sum();
    long polls =
        (long) settings.instances()
            * settings.consumers()
            * day.waits().size()
            * SECONDS_OF_DAY
            / secondsOfPoll(settings);
    dollars.put(
        "AWS Config", DAYS * day.organisation().workloads() * ITEMS_OF_CANARY * CONFIGURATION_ITEM);
    dollars.put("EventBridge Scheduler", DAYS * day.checks() * MILLION_SCHEDULES / MILLION);
    dollars.put(
        "SQS", DAYS * (2 * messages + polls + day.callsOfSqs()) * MILLION_REQUESTS / MILLION);
    dollars.put("EventBridge", DAYS * day.events() * MILLION_EVENTS / MILLION);
    return dollars;
  }

  private static int secondsOfPoll(Settings settings) {
    String standard = requireNonNull(ecrimagecleanup.settings.Settings.defaults().get(POLL), POLL);
    return Integer.parseInt(settings.overrides().getOrDefault(POLL, standard));
  }
}
