package ecrimagecleanup.event;

import static ecrimagecleanup.event.EventFixtures.CONFIG_ITEM;
import static ecrimagecleanup.event.EventFixtures.DELETE;
import static ecrimagecleanup.event.EventFixtures.DEREGISTER;
import static ecrimagecleanup.event.EventFixtures.changed;
import static ecrimagecleanup.event.EventFixtures.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.event.TaskDefinitionEvent.Ignored;
import ecrimagecleanup.message.MalformedMessageException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that say nothing of images, and messages that are no events. */
class UnusableEventsTest {
  private static final String MASKED = "HIDDEN_DUE_TO_SECURITY_REASONS";
  private static final String RESPONSE = "/detail/responseElements";
  private static final String TASK_DEFINITION = RESPONSE + "/taskDefinition";
  private static final String ITEM = "/detail/configurationItem";

  private final TaskDefinitionEventParser parser = new TaskDefinitionEventParser();

  private void assertIgnored(String name, String path, Consumer<ObjectNode> change) {
    assertThat(parser.parse(changed(name, path, change))).isInstanceOf(Ignored.class);
  }

  /** A field missing, null, masked, or of another type. */
  private static List<Consumer<ObjectNode>> spoiling(String field) {
    return List.of(
        object -> object.remove(field),
        object -> object.putNull(field),
        object -> object.put(field, MASKED),
        object -> object.put(field, 1));
  }

  @Test
  void aCallWithoutAReadableResponseIsIgnored() {
    spoiling("responseElements").forEach(change -> assertIgnored(DEREGISTER, "/detail", change));
    spoiling("responseElements").forEach(change -> assertIgnored(DELETE, "/detail", change));
    spoiling("taskDefinition").forEach(change -> assertIgnored(DEREGISTER, RESPONSE, change));
    spoiling("taskDefinitions").forEach(change -> assertIgnored(DELETE, RESPONSE, change));
    spoiling("containerDefinitions")
        .forEach(change -> assertIgnored(DEREGISTER, TASK_DEFINITION, change));
    assertIgnored(DELETE, RESPONSE, response -> response.putArray("taskDefinitions"));
  }

  @Test
  void aTaskDefinitionWithoutAnArnIsIgnored() {
    for (Consumer<ObjectNode> change :
        List.<Consumer<ObjectNode>>of(
            definition -> definition.remove("taskDefinitionArn"),
            definition -> definition.putNull("taskDefinitionArn"),
            definition -> definition.put("taskDefinitionArn", 41))) {
      assertIgnored(DEREGISTER, TASK_DEFINITION, change);
    }
  }

  @Test
  void aConfigurationItemWithoutAConfigurationOrAKnownStatusIsIgnored() {
    spoiling("configuration").forEach(change -> assertIgnored(CONFIG_ITEM, ITEM, change));
    spoiling("Status")
        .forEach(change -> assertIgnored(CONFIG_ITEM, ITEM + "/configuration", change));
  }

  @Test
  void anOversizeConfigurationItemIsIgnored() {
    assertIgnored(
        CONFIG_ITEM,
        "/detail",
        detail -> {
          detail.put("messageType", "OversizedConfigurationItemChangeNotification");
          detail.remove("configurationItem");
          detail.putObject("configurationItemSummary").put("resourceId", "orders:41");
        });
  }

  @Test
  void eventsOfOtherKindsAreIgnored() {
    assertIgnored(DEREGISTER, "", event -> event.put("source", "aws.ecr"));
    assertIgnored(DEREGISTER, "", event -> event.put("detail-type", "ECS Task State Change"));
    assertIgnored(CONFIG_ITEM, "", event -> event.put("source", "aws.ecs"));
    assertIgnored(
        DEREGISTER, "/detail", detail -> detail.put("eventSource", "batch.amazonaws.com"));
    assertIgnored(DEREGISTER, "/detail", detail -> detail.put("eventName", "UpdateService"));
    assertIgnored(CONFIG_ITEM, ITEM, item -> item.put("resourceType", "AWS::ECS::Service"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "detail-type", "time", "detail"})
  void anEnvelopeWithoutOneOfItsPartsIsMalformed(String field) {
    assertMalformed(changed(DEREGISTER, "", event -> event.remove(field)));
    assertMalformed(changed(DEREGISTER, "", event -> event.putNull(field)));
    assertMalformed(changed(DEREGISTER, "", event -> event.putArray(field).add(MASKED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventSource", "eventName"})
  void aCallThatDoesNotSayWhatItIsIsMalformed(String field) {
    assertMalformed(changed(DEREGISTER, "/detail", detail -> detail.remove(field)));
  }

  @Test
  void aTimeThatIsNoneIsMalformed() {
    assertMalformed(changed(DEREGISTER, "/detail", detail -> detail.put("eventTime", MASKED)));
    assertMalformed(changed(DEREGISTER, "/detail", detail -> detail.put("eventTime", 1)));
    assertMalformed(changed(CONFIG_ITEM, ITEM, i -> i.remove("configurationItemCaptureTime")));
  }

  @ParameterizedTest
  @ValueSource(strings = {MASKED, "", "orders:41", "arn:aws:ecs:x:1:task-definition/a'b:1"})
  void anArnThatIsNoneIsMalformed(String arn) {
    assertMalformed(changed(DEREGISTER, TASK_DEFINITION, d -> d.put("taskDefinitionArn", arn)));
  }

  @Test
  void moreImagesThanAnyCallCanNameAreMalformed() {
    assertThat(parser.parse(withContainers(1000))).isNotInstanceOf(Ignored.class);
    assertMalformed(withContainers(1001));
  }

  private static String withContainers(int number) {
    return changed(
        DEREGISTER,
        TASK_DEFINITION,
        definition -> {
          ArrayNode containers = definition.putArray("containerDefinitions");
          for (int i = 0; i < number; i++) {
            containers.addObject().put("image", "nginx:" + i);
          }
        });
  }

  @Test
  void whatIsCutOffIsMalformed() {
    String body = sample(DEREGISTER);

    for (int length = 0; length < body.stripTrailing().length(); length += 97) {
      assertMalformed(body.substring(0, length));
    }
  }

  private void assertMalformed(String body) {
    assertThatThrownBy(() -> parser.parse(body))
        .isInstanceOf(MalformedMessageException.class)
        .hasNoCause()
        .message()
        .doesNotContain(MASKED)
        .doesNotContain("'b")
        .doesNotContain("orders");
  }
}
