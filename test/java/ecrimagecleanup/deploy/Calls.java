package ecrimagecleanup.deploy;

import ecrimagecleanup.deploy.Call.Caller;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What IAM is asked about a call of an API: which actions, on which resources.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
 *     Authorization Reference</a>
 */
public final class Calls {
  private static final Set<String> OF_REGISTRY =
      Set.of("DescribeRegistry", "ListPullTimeUpdateExclusions", "DescribePullThroughCacheRules");
  private static final Set<String> LISTS_OF_RULES =
      Set.of("ListEventBuses", "ListRules", "ListTargetsByRule");
  private static final String GROUPS = "/schedule-groups/";
  private static final String DEAD_LETTERS = "-dead-letters";

  private Calls() {}

  /** The calls that IAM sees; a schedule is also a promise that the scheduler will call. */
  public static List<Call> of(AwsCall call) {
    return switch (call.service()) {
      case "ecr" -> List.of(one("ecr:" + call.operation(), ecr(call)));
      case "sqs" -> sqs(call);
      case "scheduler" -> scheduler(call);
      case "config" -> List.of(one("config:" + call.operation(), "*"));
      case "inspector2" -> List.of(one(inspector(call), "*"));
      case "ssm" ->
          List.of(one("ssm:" + call.operation(), arn(call, "parameter" + text(call, "Name"))));
      case "events" ->
          LISTS_OF_RULES.contains(call.operation())
              ? List.of(ofReader("events:" + call.operation()))
              : List.of(
                  one(
                      "events:" + call.operation(),
                      arn(
                          call,
                          "event-bus/" + call.body().at("/Entries/0/EventBusName").asText())));
      case "logs" ->
          List.of(
              one(
                  "logs:" + call.operation(),
                  arn(call, "log-group:%s:log-stream:".formatted(text(call, "logGroupName")))));
      case "sts" -> sts(call);
      case "iam" -> List.of(one("iam:" + call.operation(), iam(call)));
      case "lambda" -> List.of(ofReader(lambda(call)));
      case "eks" ->
          List.of(
              new Call(
                  Caller.READER,
                  "eks:DescribeCluster",
                  arn(call, call.path().replaceFirst("^/clusters/", "cluster/")),
                  Map.of()));
      case "ecs" -> List.of(ofReader("ecs:" + call.operation()));
      case "tagging" -> List.of(one("tag:" + call.operation(), "*"));
      default -> throw new IllegalArgumentException("Which action is " + call + "?");
    };
  }

  private static Call ofReader(String action) {
    return new Call(Caller.READER, action, "*", Map.of());
  }

  private static Call one(String action, String resource) {
    return new Call(Caller.APPLICATION, action, resource, Map.of());
  }

  /** Who asks who he is needs no permission. */
  private static List<Call> sts(AwsCall call) {
    return call.operation().equals("GetCallerIdentity")
        ? List.of()
        : List.of(one("sts:" + call.operation(), call.query().getOrDefault("RoleArn", "")));
  }

  private static String iam(AwsCall call) {
    return call.query()
        .getOrDefault(
            "PolicySourceArn",
            "arn:aws:iam::%s:role/%s".formatted(call.accountId(), call.query().get("RoleName")));
  }

  private static String ecr(AwsCall call) {
    if (OF_REGISTRY.contains(call.operation())) {
      return "*";
    }
    if (call.body().has("resourceArn")) {
      return text(call, "resourceArn");
    }
    return arn(call, "repository/" + call.body().path("repositoryName").asText("*"));
  }

  private static String inspector(AwsCall call) {
    return switch (call.path()) {
      case "/coverage/list" -> "inspector2:ListCoverage";
      case "/findings/aggregation/list" -> "inspector2:ListFindingAggregations";
      case "/status/batch/get" -> "inspector2:BatchGetAccountStatus";
      case "/configuration/get" -> "inspector2:GetConfiguration";
      default -> throw new IllegalArgumentException("Which action is " + call + "?");
    };
  }

  private static String lambda(AwsCall call) {
    return switch (call.path().replaceFirst("(/2015-03-31/functions/)[^/]+$", "$1NAME")) {
      case "/2015-03-31/functions" -> "lambda:ListFunctions";
      case "/2015-03-31/functions/NAME" -> "lambda:GetFunction";
      case "/2016-08-19/account-settings" -> "lambda:GetAccountSettings";
      default -> throw new IllegalArgumentException("Which action is " + call + "?");
    };
  }

  private static List<Call> sqs(AwsCall call) {
    // There is no action of its own for a batch.
    String action = "sqs:" + call.operation().replaceFirst("Batch$", "");
    if (call.operation().equals("ListQueues")) {
      return List.of(one(action, "*"));
    }
    if (call.operation().equals("StartMessageMoveTask")) {
      String from = text(call, "SourceArn");
      String to = from.substring(0, from.length() - DEAD_LETTERS.length());
      return Stream.concat(
              Stream.of(
                      "StartMessageMoveTask",
                      "ReceiveMessage",
                      "DeleteMessage",
                      "GetQueueAttributes")
                  .map(each -> one("sqs:" + each, from)),
              Stream.of(one("sqs:SendMessage", to)))
          .toList();
    }
    String queue = call.body().path("QueueName").asText(text(call, "QueueUrl"));
    return List.of(one(action, arn(call, queue.substring(queue.lastIndexOf('/') + 1))));
  }

  private static List<Call> scheduler(AwsCall call) {
    if (!call.accountId().equals(World.SHARED_ACCOUNT)) {
      return List.of(
          ofReader(
              call.path().equals("/schedules")
                  ? "scheduler:ListSchedules"
                  : "scheduler:GetSchedule"));
    }
    if (call.path().equals("/schedules")) {
      return List.of(one("scheduler:ListSchedules", "*"));
    }
    if (call.path().startsWith(GROUPS)) {
      return List.of(
          one(
              "scheduler:GetScheduleGroup",
              arn(call, "schedule-group/" + call.path().substring(GROUPS.length()))));
    }
    String name = call.path().substring("/schedules/".length());
    String group =
        call.body().path("GroupName").asText(call.query().getOrDefault("groupName", "default"));
    String schedule = arn(call, "schedule/%s/%s".formatted(group, name));
    return switch (call.method()) {
      case "GET" -> List.of(one("scheduler:GetSchedule", schedule));
      case "DELETE" -> List.of(one("scheduler:DeleteSchedule", schedule));
      case "POST" ->
          List.of(
              one("scheduler:CreateSchedule", schedule),
              new Call(
                  Caller.APPLICATION,
                  "iam:PassRole",
                  call.body().at("/Target/RoleArn").asText(),
                  Map.of("iam:PassedToService", "scheduler.amazonaws.com")),
              sends(call, "/Target/Arn"),
              sends(call, "/Target/DeadLetterConfig/Arn"));
      default -> throw new IllegalArgumentException("Which action is " + call + "?");
    };
  }

  private static Call sends(AwsCall call, String queue) {
    return new Call(Caller.SCHEDULER, "sqs:SendMessage", call.body().at(queue).asText(), Map.of());
  }

  private static String text(AwsCall call, String field) {
    return call.body().path(field).asText();
  }

  private static String arn(AwsCall call, String resource) {
    return "arn:aws:%s:%s:%s:%s"
        .formatted(call.service(), call.region(), call.accountId(), resource);
  }
}
