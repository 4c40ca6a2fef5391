package ecrimagecleanup.doctor;

import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the application has to be allowed to do with its settings. The table of {@code
 * docs/deployment.md} says the same.
 *
 * @param actions the actions of the operations by which it calls AWS
 * @param home the account and region of its queues, schedules and aggregator
 * @param queues the names of its queues
 * @param scheduleGroup the schedule group
 * @param schedulerRole the ARN of the role that it hands to the scheduler
 * @param registries the registries
 * @param policy what is done with images
 * @param workloads where containers run
 * @param clusters where the clusters of Amazon EKS are that it reads
 * @param readerRole the role that it assumes in both
 * @param aggregatorRole the ARN of the role that it assumes for an aggregator in another account
 * @param parameters the SSM parameters that it reads: of the brake, of the workloads
 * @param eventBus the event bus that receives completed checks, a name or an ARN
 */
public record NeededPermissions(
    NeededActions actions,
    Registry home,
    List<String> queues,
    String scheduleGroup,
    String schedulerRole,
    Collection<Registry> registries,
    Policy policy,
    Workloads workloads,
    List<Registry> clusters,
    String readerRole,
    Optional<String> aggregatorRole,
    List<String> parameters,
    Optional<String> eventBus) {
  private static final String ASSUME_ROLE = "sts:AssumeRole";

  /** What stale revisions need in workloads besides what the application itself calls at home. */
  private static final Set<String> STARTERS =
      Set.of(
          "events:ListEventBuses",
          "events:ListRules",
          "events:ListTargetsByRule",
          "scheduler:GetSchedule");

  /** IAM is asked about one that need not exist. */
  private static final String ANY = "ecr-image-cleanup-doctor";

  /** All of them. */
  public List<Permission> all() {
    List<Permission> needed = new ArrayList<>();
    for (String queue : queues) {
      for (String action : List.of("ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility")) {
        needed.add(Permission.of("sqs:" + action, arn(home, "sqs", queue)));
      }
    }
    needed.add(Permission.of("sqs:ListQueues", "*"));
    actions.called().forEach(action -> needed.addAll(of(action)));
    readersOf(clusters.stream()).filter(reader -> !needed.contains(reader)).forEach(needed::add);
    aggregatorRole.ifPresent(role -> needed.add(Permission.of(ASSUME_ROLE, role)));
    for (String parameter : parameters) {
      needed.add(
          Permission.of(
              "ssm:GetParameter",
              arn(home, "ssm", "parameter/" + parameter.replaceFirst("^/", ""))));
    }
    eventBus.ifPresent(
        bus ->
            needed.add(
                Permission.of(
                    "events:PutEvents",
                    bus.startsWith("arn:") ? bus : arn(home, "events", "event-bus/" + bus))));
    return needed;
  }

  /** An action, on what the application does it on. */
  private List<Permission> of(String action) {
    return switch (action) {
      case "iam:PassRole" ->
          List.of(
              new Permission(
                  action, schedulerRole, Map.of("iam:PassedToService", "scheduler.amazonaws.com")));
      case "scheduler:CreateSchedule" ->
          List.of(
              Permission.of(
                  action, arn(home, "scheduler", "schedule/%s/%s".formatted(scheduleGroup, ANY))));
      case ASSUME_ROLE -> readersOf(workloads.places().stream().map(Registry::parse)).toList();
      default -> {
        if (action.startsWith("sqs:")) {
          // Their dead-letter queues can have any names.
          yield queues.stream()
              .map(queue -> Permission.of(action, arn(home, "sqs", queue)))
              .toList();
        }
        if (action.startsWith("ecr:")) {
          yield registries.stream().map(registry -> onRepository(action, registry)).toList();
        }
        // Those of ECS and Lambda, and of what starts tasks, are allowed to the role that is
        // assumed, and not to who assumes it; so are those of AWS Config if a role is assumed for
        // the aggregator.
        boolean ofAnother =
            action.startsWith("ecs:")
                || STARTERS.contains(action)
                || action.startsWith("lambda:")
                || (action.startsWith("config:") && aggregatorRole.isPresent());
        yield ofAnother ? List.of() : List.of(Permission.of(action, "*"));
      }
    };
  }

  private Permission onRepository(String action, Registry registry) {
    return new Permission(
        action,
        repository(registry),
        actions.removing().contains(action)
            ? Map.of("aws:ResourceTag/" + policy.optInTag(), policy.optInValue())
            : Map.of());
  }

  private Stream<Permission> readersOf(Stream<Registry> places) {
    return places
        .map(
            place ->
                "arn:%s:iam::%s:role/%s"
                    .formatted(place.partition(), place.accountId(), readerRole))
        .distinct()
        .map(role -> Permission.of(ASSUME_ROLE, role));
  }

  /** What must be refused where the owner has not opted in. */
  public List<Permission> unwanted() {
    return registries.stream()
        .flatMap(
            registry ->
                actions.removing().stream()
                    .map(action -> Permission.of(action, repository(registry))))
        .toList();
  }

  private static String repository(Registry registry) {
    return arn(registry, "ecr", "repository/" + ANY);
  }

  private static String arn(Registry place, String service, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(place.partition(), service, place.region(), place.accountId(), resource);
  }
}
