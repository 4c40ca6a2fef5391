package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.component.WorkloadAccount;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * Reads the task definitions that the rules of all event buses of a workload start, enabled or not.
 *
 * @param client the client
 * @param workload the workload
 * @param started where to put them
 */
record RuleTargetsReader(
    EventBridgeClient client, WorkloadAccount workload, StartedRevisions started) {
  /**
   * The most items on a page of each list.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html">ListTargetsByRule</a>
   */
  static final int PAGE_SIZE = 100;

  /** How many rules of a workload are looked at, each of which takes a call. */
  static final int MOST_RULES = 5000;

  /**
   * Reads them.
   *
   * @throws UnusableAnswerException if something cannot be read
   */
  void read() {
    int looked = 0;
    for (EventBus bus : buses()) {
      for (Rule rule : rules(bus)) {
        if (++looked > MOST_RULES) {
          throw new UnusableAnswerException("It has more than %d rules.".formatted(MOST_RULES));
        }
        targets(bus, rule).forEach(target -> add(rule, target));
      }
    }
  }

  private void add(Rule rule, Target target) {
    if (target.ecsParameters() != null || isCluster(target.arn())) {
      started.add(
          workload,
          target.ecsParameters() == null ? null : target.ecsParameters().taskDefinitionArn(),
          "rule " + rule.arn());
    }
  }

  /** Whether an ARN of a target is that of a cluster of ECS, which starts tasks. */
  static boolean isCluster(String arn) {
    return arn.matches("arn:aws[a-z-]*:ecs:.*");
  }

  private List<EventBus> buses() {
    return Pages.<EventBus>readAll(
            "the event buses of " + workload,
            token -> {
              ListEventBusesResponse page =
                  client.listEventBuses(request -> request.limit(PAGE_SIZE).nextToken(token));
              return new Pages.Page<>(page.eventBuses(), page.nextToken());
            })
        .items();
  }

  private List<Rule> rules(EventBus bus) {
    return Pages.<Rule>readAll(
            "the rules of " + bus.arn(),
            token -> {
              ListRulesResponse page =
                  client.listRules(
                      request ->
                          request.eventBusName(bus.name()).limit(PAGE_SIZE).nextToken(token));
              return new Pages.Page<>(page.rules(), page.nextToken());
            })
        .items();
  }

  private List<Target> targets(EventBus bus, Rule rule) {
    try {
      return Pages.<Target>readAll(
              "the targets of " + rule.arn(),
              token -> {
                ListTargetsByRuleResponse page =
                    client.listTargetsByRule(
                        request ->
                            request
                                .eventBusName(bus.name())
                                .rule(rule.name())
                                .limit(PAGE_SIZE)
                                .nextToken(token));
                return new Pages.Page<>(page.targets(), page.nextToken());
              })
          .items();
    } catch (ResourceNotFoundException e) {
      // It was deleted since it was listed, and starts nothing any more.
      return List.of();
    }
  }
}
