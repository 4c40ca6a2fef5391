package ecrimagecleanup.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What {@code deploy/cloudformation/shared-account.yaml} makes in the shared account, as far as the
 * sandbox has it too. The build puts the template beside this class, so that the sandbox finds it
 * wherever it is started from.
 *
 * @param events the queue of task definition events
 * @param tasks the queue of task events
 * @param checks the queue of image deletion checks
 * @param sweeps the queue of sweeps
 * @param bus the name of the event bus
 * @param rule the rule on it for task definitions
 * @param taskRule the rule on it for tasks
 * @param scheduleGroup the name of the schedule group
 * @param aggregator the name of the aggregator, unless it is given
 */
public record SharedAccount(
    Queue events,
    Queue tasks,
    Queue checks,
    Queue sweeps,
    String bus,
    Rule rule,
    Rule taskRule,
    String scheduleGroup,
    String aggregator) {
  private static final String TEMPLATE = "shared-account.yaml";

  /**
   * A queue.
   *
   * @param name its name
   * @param deadLetters the name of its dead-letter queue
   * @param maximumReceives how often a message is received before it goes there
   */
  public record Queue(String name, String deadLetters, int maximumReceives) {}

  /**
   * The rule that sends events to their queue.
   *
   * @param name its name
   * @param pattern which events, as JSON
   * @param transformer what it passes on, as JSON; nothing if it is the event
   */
  public record Rule(String name, String pattern, JsonNode transformer) {}

  /** Reads the template. */
  public static SharedAccount ofTemplate() {
    JsonNode template = TemplateReader.read(text());
    JsonNode resources = template.path("Resources");
    return new SharedAccount(
        queue(resources, "EventsQueue"),
        queue(resources, "TaskEventsQueue"),
        queue(resources, "ChecksQueue"),
        queue(resources, "SweepsQueue"),
        required(resources, "/EventBus/Properties/Name"),
        rule(resources, "TaskDefinitionRule"),
        rule(resources, "TaskStateRule"),
        required(resources, "/ScheduleGroup/Properties/Name"),
        required(template, "/Parameters/AggregatorName/Default"));
  }

  /** All queues, without those of dead letters. */
  public List<Queue> queues() {
    return List.of(events, tasks, checks, sweeps);
  }

  private static Rule rule(JsonNode resources, String id) {
    JsonNode rule = resources.at("/" + id + "/Properties");
    return new Rule(
        required(rule, "/Name"),
        rule.required("EventPattern").toString(),
        rule.at("/Targets/0/InputTransformer"));
  }

  private static Queue queue(JsonNode resources, String id) {
    JsonNode redrive = resources.at("/" + id + "/Properties/RedrivePolicy");
    String deadLetters = redrive.at("/deadLetterTargetArn/Fn::GetAtt/0").asText();
    return new Queue(
        required(resources, "/" + id + "/Properties/QueueName"),
        required(resources, "/" + deadLetters + "/Properties/QueueName"),
        redrive.required("maxReceiveCount").asInt());
  }

  private static String required(JsonNode node, String path) {
    return node.requiredAt(path).asText();
  }

  private static String text() {
    try (InputStream template =
        Objects.requireNonNull(
            SharedAccount.class.getResourceAsStream(TEMPLATE), TEMPLATE + " is not there")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
