package ecrimagecleanup.fuzz;

import static ecrimagecleanup.fuzz.Refusals.assertRefusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.ImageUse;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.event.TaskDefinitionEvent;
import ecrimagecleanup.event.TaskDefinitionEvent.Changed;
import ecrimagecleanup.event.TaskDefinitionEvent.Ignored;
import ecrimagecleanup.event.TaskDefinitionEvent.TaskDefinition;
import ecrimagecleanup.event.TaskDefinitionEventParser;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.ImageReference.Impossible;
import ecrimagecleanup.image.ImageReference.Unparsable;
import ecrimagecleanup.message.MalformedMessageException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Any body as a message of the queue of task definition events. */
class EventFuzzTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:20:00Z");
  private static final Pattern IGNORED =
      Pattern.compile(
          "It is an event of another kind\\.|The API call failed\\."
              + "|It carries no configuration item\\."
              + "|The configuration item has no configuration: the resource is deleted\\."
              + "|The configuration item shows no status of the task definition\\."
              + "|It names no image: the task definition is missing, masked or cut off\\.");

  private final TaskDefinitionEventParser parser = new TaskDefinitionEventParser();

  @FuzzTest
  void anEventIsUnderstoodOrRefused(byte[] body) {
    TaskDefinitionEvent event;
    try {
      event = parser.parse(new String(body, UTF_8));
    } catch (MalformedMessageException refusal) {
      assertRefusal(refusal);
      return;
    }
    if (event instanceof Changed changed) {
      assertThat(parser.parse(printed(changed))).isEqualTo(withoutReasons(changed));
      ImageUse.of(changed).forEach(EventFuzzTest::judgeCheck);
    } else {
      assertThat(((Ignored) event).reason()).matches(IGNORED);
    }
  }

  /** What is understood can be scheduled, or lies in the future. */
  private static void judgeCheck(ImageUse use) {
    try {
      ScheduledCheck scheduled =
          ScheduledCheck.first(
              use, use.cause(false), ImageFixtures.image(1), Duration.ofHours(24), NOW);
      CheckMessageFuzzTest.judge(scheduled, NOW);
    } catch (MalformedMessageException refusal) {
      assertRefusal(refusal);
      assertThat(use.time()).isAfter(NOW);
    }
  }

  private static Changed withoutReasons(Changed changed) {
    return new Changed(
        changed.kind(),
        changed.time(),
        changed.taskDefinitions().stream()
            .map(
                each ->
                    new TaskDefinition(
                        each.arn(),
                        each.images().stream()
                            .map(image -> ImageReference.parse(text(image)))
                            .toList()))
            .toList());
  }

  private static String text(ImageReference image) {
    return image instanceof Unparsable || image instanceof Impossible ? "" : image.toString();
  }

  /** The event as CloudTrail would write it. */
  private static String printed(Changed changed) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("source", "aws.ecs");
    event.put("detail-type", "AWS API Call via CloudTrail");
    event.put("time", changed.time().toString());
    ObjectNode detail = event.putObject("detail");
    detail.put("eventSource", "ecs.amazonaws.com");
    ObjectNode response = detail.putObject("responseElements");
    switch (changed.kind()) {
      case REGISTERED -> detail.put("eventName", "RegisterTaskDefinition");
      case DEREGISTERED -> detail.put("eventName", "DeregisterTaskDefinition");
      case DELETED -> detail.put("eventName", "DeleteTaskDefinitions");
      case STOPPED -> throw new AssertionError("A task does not stop in an event of this queue.");
    }
    ArrayNode deleted = response.putArray("taskDefinitions");
    for (TaskDefinition each : changed.taskDefinitions()) {
      ObjectNode printed = deleted.addObject();
      printed.put("taskDefinitionArn", each.arn().toString());
      ArrayNode containers = printed.putArray("containerDefinitions");
      each.images().forEach(image -> containers.addObject().put("image", text(image)));
    }
    response.set("taskDefinition", deleted.get(0));
    return event.toString();
  }
}
