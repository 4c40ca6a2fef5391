package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.image.Registry;
import java.util.List;
import java.util.Optional;

/**
 * What IAM has to allow for a rehearsal: everything that is made and removed is limited to the
 * names of rehearsals.
 */
final class RehearsalPolicy {
  private static final String NAME = "ecr-image-cleanup-rehearsal-????????";

  private RehearsalPolicy() {}

  /**
   * For the operator, in the account of the repositories.
   *
   * @param schedulerRole the role of EventBridge Scheduler
   * @param roles those that are assumed
   */
  static ObjectNode ofOperator(Registry registry, String schedulerRole, List<String> roles) {
    ObjectNode policy = policy();
    allow(
        policy,
        "Repository",
        List.of(
            "ecr:CreateRepository",
            "ecr:TagResource",
            "ecr:InitiateLayerUpload",
            "ecr:UploadLayerPart",
            "ecr:CompleteLayerUpload",
            "ecr:PutImage",
            "ecr:DescribeImages",
            "ecr:BatchGetImage",
            "ecr:UpdateImageStorageClass",
            "ecr:BatchDeleteImage",
            "ecr:DeleteRepository"),
        arn(registry, "ecr", "repository/" + NAME));
    allow(
        policy,
        "Read",
        List.of(
            "ecr:DescribeRegistry",
            "ecr:ListPullTimeUpdateExclusions",
            "config:SelectAggregateResourceConfig",
            "config:DescribeConfigurationAggregatorSourcesStatus",
            "scheduler:ListSchedules"),
        "*");
    allow(policy, "Roles", List.of("sts:AssumeRole"), roles.toArray(String[]::new));
    allow(
        policy,
        "Schedule",
        List.of("scheduler:CreateSchedule", "scheduler:DeleteSchedule"),
        arn(registry, "scheduler", "schedule/default/" + NAME));
    allow(policy, "ScheduleRole", List.of("iam:PassRole"), schedulerRole)
        .putObject("Condition")
        .putObject("StringEquals")
        .put("iam:PassedToService", "scheduler.amazonaws.com");
    return policy;
  }

  /**
   * For the role in the workload.
   *
   * @param cluster the cluster in which a task and a service are tried; empty if none are
   */
  static ObjectNode ofWorkload(Registry workload, Optional<String> cluster) {
    ObjectNode policy = policy();
    allow(
        policy,
        "Revisions",
        List.of("ecs:TagResource", "ecs:DeleteTaskDefinitions"),
        arn(workload, "ecs", "task-definition/" + NAME + ":*"));
    // Whether IAM limits the first to a family is open; it cannot limit the others.
    allow(
        policy,
        "Family",
        List.of(
            "ecs:RegisterTaskDefinition",
            "ecs:DescribeTaskDefinition",
            "ecs:DeregisterTaskDefinition",
            "ecs:ListTaskDefinitions",
            "ecs:ListClusters",
            "ecs:ListTasks",
            "ecs:DescribeTasks"),
        "*");
    cluster.ifPresent(name -> allowTasks(policy, workload, name));
    return policy;
  }

  private static void allowTasks(ObjectNode policy, Registry workload, String cluster) {
    String name = cluster.substring(cluster.lastIndexOf('/') + 1);
    allow(
        policy,
        "RunTask",
        List.of("ecs:RunTask"),
        arn(workload, "ecs", "task-definition/" + NAME + ":*"));
    allow(
        policy,
        "StopTask",
        List.of("ecs:StopTask"),
        arn(workload, "ecs", "task/%s/*".formatted(name)));
    allow(
        policy,
        "Service",
        List.of(
            "ecs:CreateService",
            "ecs:DescribeServices",
            "ecs:DescribeServiceRevisions",
            "ecs:DeleteService"),
        arn(workload, "ecs", "service/%s/%s".formatted(name, NAME)),
        arn(workload, "ecs", "service-revision/%s/%s/*".formatted(name, NAME)));
  }

  private static String arn(Registry place, String service, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(place.partition(), service, place.region(), place.accountId(), resource);
  }

  private static ObjectNode policy() {
    ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    policy.putArray("Statement");
    return policy;
  }

  private static ObjectNode allow(
      ObjectNode policy, String sid, List<String> actions, String... resources) {
    ObjectNode statement =
        policy.withArray("Statement").addObject().put("Sid", sid).put("Effect", "Allow");
    ArrayNode all = statement.putArray("Action");
    actions.forEach(all::add);
    ArrayNode on = statement.putArray("Resource");
    List.of(resources).forEach(on::add);
    return statement;
  }
}
