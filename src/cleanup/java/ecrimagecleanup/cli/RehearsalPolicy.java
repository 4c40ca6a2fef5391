package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.image.Registry;
import java.util.List;

/**
 * What IAM has to allow for a rehearsal: everything that is made and removed is limited to the
 * names of rehearsals.
 */
final class RehearsalPolicy {
  private static final String NAME = "ecr-image-cleanup-rehearsal-????????";

  private RehearsalPolicy() {}

  /** For the operator, in the account of the repositories. */
  static ObjectNode ofOperator(Registry registry, String scheduleGroup, String roleArn) {
    ObjectNode policy = policy();
    allow(
        policy,
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
        "arn:%s:ecr:%s:%s:repository/%s"
            .formatted(registry.partition(), registry.region(), registry.accountId(), NAME));
    allow(
        policy,
        List.of(
            "ecr:DescribeRegistry",
            "config:SelectAggregateResourceConfig",
            "config:DescribeConfigurationAggregatorSourcesStatus",
            "scheduler:ListSchedules"),
        "*");
    allow(policy, List.of("sts:AssumeRole"), roleArn);
    return policy;
  }

  /** For the role in the workload. */
  static ObjectNode ofWorkload(Registry workload) {
    ObjectNode policy = policy();
    String arn =
        "arn:%s:ecs:%s:%s:"
            .formatted(workload.partition(), workload.region(), workload.accountId());
    allow(
        policy,
        List.of("ecs:TagResource", "ecs:DeleteTaskDefinitions", "ecs:RunTask"),
        arn + "task-definition/" + NAME + ":*");
    allow(
        policy,
        List.of(
            "ecs:CreateService",
            "ecs:DescribeServices",
            "ecs:DescribeServiceRevisions",
            "ecs:DeleteService"),
        arn + "service*/" + "*/" + NAME + "*");
    allow(
        policy,
        List.of(
            "ecs:RegisterTaskDefinition",
            "ecs:DescribeTaskDefinition",
            "ecs:DeregisterTaskDefinition",
            "ecs:ListTaskDefinitions",
            "ecs:ListTasks",
            "ecs:DescribeTasks",
            "ecs:StopTask"),
        "*");
    return policy;
  }

  private static ObjectNode policy() {
    ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    policy.putArray("Statement");
    return policy;
  }

  private static void allow(ObjectNode policy, List<String> actions, String resource) {
    ObjectNode statement = policy.withArray("Statement").addObject().put("Effect", "Allow");
    ArrayNode all = statement.putArray("Action");
    actions.forEach(all::add);
    statement.put("Resource", resource);
  }
}
