package ecrimagecleanup.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.World;
import java.util.function.UnaryOperator;

/** What the resources of a template are called once they exist in the shared account. */
final class PhysicalNames {
  private final Template template;
  private final String partition;
  private final UnaryOperator<JsonNode> resolver;

  /**
   * @param partition that of ARNs
   * @param resolver what a property comes to
   */
  PhysicalNames(Template template, String partition, UnaryOperator<JsonNode> resolver) {
    this.template = template;
    this.partition = partition;
    this.resolver = resolver;
  }

  /** What {@code Ref} returns. */
  String reference(String id) {
    return switch (template.type(id)) {
      case "AWS::Events::EventBus", "AWS::Scheduler::ScheduleGroup", "AWS::SSM::Parameter" ->
          property(id, "Name");
      case "AWS::ECS::Cluster" -> property(id, "ClusterName");
      case "AWS::IAM::ManagedPolicy" -> global("policy/" + property(id, "ManagedPolicyName"));
      default -> id;
    };
  }

  /** What {@code Fn::GetAtt} returns. */
  String attribute(String id, String name) {
    return switch (template.type(id) + "." + name) {
      case "AWS::SQS::Queue.Arn" -> arn("sqs", property(id, "QueueName"));
      case "AWS::SQS::Queue.QueueName" -> property(id, "QueueName");
      case "AWS::ECS::Service.Name" -> property(id, "ServiceName");
      case "AWS::IAM::Role.Arn" -> global("role/" + property(id, "RoleName"));
      case "AWS::Events::EventBus.Arn" -> arn("events", "event-bus/" + property(id, "Name"));
      case "AWS::Events::Rule.Arn" -> arn("events", "rule/" + rule(id));
      case "AWS::Scheduler::ScheduleGroup.Arn" ->
          arn("scheduler", "schedule-group/" + property(id, "Name"));
      // CloudFormation names it; the sandbox has a name of its own.
      case "AWS::Logs::LogGroup.Arn" ->
          arn("logs", "log-group:%s:*".formatted(EmbeddedAws.LOG_GROUP));
      default -> throw new IllegalArgumentException("No attribute " + name + " of " + id);
    };
  }

  private String rule(String id) {
    String bus = property(id, "EventBusName");
    return (bus.isEmpty() ? "" : bus + "/") + property(id, "Name");
  }

  private String property(String id, String name) {
    return resolver.apply(template.properties(id).path(name)).asText();
  }

  private String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(partition, service, World.REGION, World.SHARED_ACCOUNT, resource);
  }

  private String global(String resource) {
    return "arn:%s:iam::%s:%s".formatted(partition, World.SHARED_ACCOUNT, resource);
  }
}
