package ecrimagecleanup.deploy;

import ecrimagecleanup.deploy.Call.Caller;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What IAM is asked when operators type the commands of the AWS CLI that the pages name, and when
 * they do what the runbook says in words.
 */
final class RunbookCalls {
  private static final Path RUNBOOK = Path.of("docs/operating.md");
  private static final Path GUIDE = Path.of("docs/deployment.md");

  private static final Pattern COMMAND = Pattern.compile("aws ([a-z0-9]+) ([a-z0-9-]+)(.*)");
  private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");
  private static final Pattern FENCE =
      Pattern.compile("^ *```\\w*\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern ACTION = Pattern.compile("`([a-z0-9]+:[A-Z]\\w+)`");
  private static final Map<String, String> PREFIXES =
      Map.of("configservice", "config", "stepfunctions", "states");

  /** What the pages say that a role of another kind does, or the console of AWS. */
  private static final Set<String> BY_OTHERS =
      Set.of("ecr:BatchDeleteImage", "ecs:DeregisterTaskDefinition", "logs:DescribeLogGroups");

  private RunbookCalls() {}

  /** In the shared account, by its operators. */
  static Set<Call> ofOperators() throws IOException {
    Set<Call> calls = new HashSet<>();
    Stream.of(
            text(RUNBOOK),
            section("### The brake"),
            section("### Look at the service"),
            section("## Verify"))
        .flatMap(RunbookCalls::typed)
        .flatMap(line -> COMMAND.matcher(line).results())
        .map(found -> call(found.group(1), found.group(2), options(found.group(3))))
        .forEach(calls::add);
    if (actions().contains("logs:StartQuery")) {
      calls.add(call("logs:StartQuery", log()));
      calls.add(call("logs:GetQueryResults", "*"));
    }
    calls.removeIf(each -> BY_OTHERS.contains(each.action()) || isElsewhere(each.resource()));
    return calls;
  }

  /** The actions that the runbook names as those of operators. */
  static Set<String> actions() throws IOException {
    return ACTION
        .matcher(text(RUNBOOK))
        .results()
        .map(found -> found.group(1))
        .filter(action -> !BY_OTHERS.contains(action))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Path page) throws IOException {
    return Files.readString(page);
  }

  private static String section(String heading) throws IOException {
    String guide = text(GUIDE);
    int begin = guide.indexOf("\n" + heading + "\n");
    if (begin < 0) {
      throw new IllegalStateException("There is no section " + heading);
    }
    int end = guide.indexOf("\n#", begin + 1 + heading.length());
    return guide.substring(begin, end < 0 ? guide.length() : end);
  }

  /** What is in fences, and in spans of the text, each on one line. */
  private static Stream<String> typed(String text) {
    return Stream.concat(
            FENCE
                .matcher(text)
                .results()
                .flatMap(fence -> CONTINUED.matcher(fence.group(1)).replaceAll(" ").lines()),
            SPAN.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(span -> span.group(1).replaceAll("\\s+", " ")))
        .map(String::strip)
        .filter(line -> line.startsWith("aws "));
  }

  private static Map<String, String> options(String text) {
    return Arrays.stream(text.split(" --", -1))
        .map(option -> option.strip().split("\\s+", 2))
        .filter(option -> !option[0].isEmpty())
        .collect(
            Collectors.toMap(option -> option[0], option -> option.length > 1 ? option[1] : ""));
  }

  private static Call call(String service, String command, Map<String, String> options) {
    if (service.equals("logs") && command.equals("tail")) {
      // A command of the AWS CLI that has no call of its own.
      return call(service, "filter-log-events", options);
    }
    String action =
        PREFIXES.getOrDefault(service, service)
            + ":"
            + Arrays.stream(command.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    if (service.equals("ecs") && options.containsKey("cluster")) {
      return new Call(
          Caller.APPLICATION,
          action,
          "*",
          Map.of("ecs:cluster", arn("ecs", "cluster/" + options.get("cluster"))));
    }
    return call(
        action,
        switch (action) {
          case "ecr:TagResource" -> options.getOrDefault("resource-arn", "");
          case "ssm:PutParameter" -> arn("ssm", "parameter" + options.getOrDefault("name", ""));
          case "logs:FilterLogEvents" -> log();
          case "sqs:PurgeQueue" -> queue(options.getOrDefault("queue-url", ""));
          case "scheduler:DeleteSchedule" ->
              arn(
                  "scheduler",
                  "schedule/%s/%s"
                      .formatted(
                          options.getOrDefault("group-name", ""),
                          options.getOrDefault("name", "")));
          case "states:ListExecutions" -> options.getOrDefault("state-machine-arn", "");
          case "config:DescribeConfigurationAggregatorSourcesStatus",
              "ecr:BatchDeleteImage",
              "ecs:DeregisterTaskDefinition" ->
              "*";
          default -> throw new IllegalArgumentException("On what is " + action + "?");
        });
  }

  private static Call call(String action, String resource) {
    return new Call(Caller.APPLICATION, action, resource, Map.of());
  }

  private static String log() {
    return arn("logs", "log-group:" + EmbeddedAws.LOG_GROUP + ":log-stream:");
  }

  private static String queue(String url) {
    String[] parts = url.split("/", -1);
    return "arn:aws:sqs:%s:%s:%s".formatted(World.REGION, parts[3], parts[4]);
  }

  private static String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, World.REGION, World.SHARED_ACCOUNT, resource);
  }

  private static boolean isElsewhere(String resource) {
    return resource.startsWith("arn:") && !resource.contains(":" + World.SHARED_ACCOUNT + ":");
  }
}
