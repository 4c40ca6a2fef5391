package ecrimagecleanup.doctor;

import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the application has to be allowed to do with its settings. The table of the README says the
 * same.
 *
 * @param actions the actions of the operations by which it calls AWS
 * @param home the account and region of its queues, schedules and aggregator
 * @param queues the names of its queues
 * @param scheduleGroup the schedule group
 * @param schedulerRole the ARN of the role that it hands to the scheduler
 * @param registries the registries
 * @param policy what is done with images
 * @param sources the sources of evidence
 * @param workloads where containers run
 * @param readerRole the role that it assumes there
 * @param brakeParameter the SSM parameter of the brake
 * @param eventBus the event bus that is told of completed checks, a name or an ARN
 */
public record NeededPermissions(
    NeededActions actions,
    Registry home,
    List<String> queues,
    String scheduleGroup,
    String schedulerRole,
    Collection<Registry> registries,
    Policy policy,
    EvidenceSources sources,
    Workloads workloads,
    String readerRole,
    Optional<String> brakeParameter,
    Optional<String> eventBus) {
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
    for (String action : actions.anywhere()) {
      needed.add(Permission.of(action, "*"));
    }
    actions.schedule().forEach(action -> needed.add(schedule(action)));
    registries.forEach(registry -> needed.addAll(on(registry)));
    needed.addAll(further());
    return needed;
  }

  private Permission schedule(String action) {
    return action.equals("iam:PassRole")
        ? new Permission(
            action, schedulerRole, Map.of("iam:PassedToService", "scheduler.amazonaws.com"))
        : Permission.of(
            action, arn(home, "scheduler", "schedule/%s/%s".formatted(scheduleGroup, ANY)));
  }

  private List<Permission> on(Registry registry) {
    List<Permission> needed = new ArrayList<>();
    for (String action : actions.repositories()) {
      needed.add(Permission.of(action, repository(registry)));
    }
    for (String action : removals()) {
      needed.add(
          new Permission(
              action,
              repository(registry),
              Map.of("aws:ResourceTag/" + policy.optInTag(), policy.optInValue())));
    }
    return needed;
  }

  /** What must be refused where the owner has not opted in. */
  public List<Permission> unwanted() {
    return registries.stream()
        .flatMap(
            registry ->
                Stream.concat(actions.delete().stream(), actions.archive().stream())
                    .map(action -> Permission.of(action, repository(registry))))
        .toList();
  }

  private List<String> removals() {
    return switch (policy.defaults().action()) {
      case REPORT -> List.of();
      case ARCHIVE -> actions.archive();
      case ARCHIVE_THEN_DELETE, DELETE ->
          Stream.concat(actions.archive().stream(), actions.delete().stream()).toList();
    };
  }

  private List<Permission> further() {
    List<Permission> needed = new ArrayList<>();
    if (sources.names().contains(EvidenceSources.LIVE)) {
      workloads.places().stream()
          .map(Registry::parse)
          .map(
              place ->
                  "arn:%s:iam::%s:role/%s"
                      .formatted(place.partition(), place.accountId(), readerRole))
          .distinct()
          .flatMap(role -> actions.assume().stream().map(action -> Permission.of(action, role)))
          .forEach(needed::add);
    }
    if (sources.names().contains("inspector-in-use")) {
      actions.inspector().forEach(action -> needed.add(Permission.of(action, "*")));
    }
    brakeParameter.ifPresent(
        name ->
            needed.add(
                Permission.of(
                    "ssm:GetParameter",
                    arn(home, "ssm", "parameter/" + name.replaceFirst("^/", "")))));
    eventBus.ifPresent(
        bus ->
            needed.add(
                Permission.of(
                    "events:PutEvents",
                    bus.startsWith("arn:") ? bus : arn(home, "events", "event-bus/" + bus))));
    return needed;
  }

  private static String repository(Registry registry) {
    return arn(registry, "ecr", "repository/" + ANY);
  }

  private static String arn(Registry place, String service, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(place.partition(), service, place.region(), place.accountId(), resource);
  }
}
