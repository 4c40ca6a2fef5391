package ecrimagecleanup.event;

import static ecrimagecleanup.event.EventFixtures.CONFIG_ITEM;
import static ecrimagecleanup.event.EventFixtures.DELETE;
import static ecrimagecleanup.event.EventFixtures.DEREGISTER;
import static ecrimagecleanup.event.EventFixtures.ORDERS_41;
import static ecrimagecleanup.event.EventFixtures.ORDERS_42;
import static ecrimagecleanup.event.EventFixtures.REGISTER;
import static ecrimagecleanup.event.EventFixtures.changed;
import static ecrimagecleanup.event.EventFixtures.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.event.TaskDefinitionEvent.Changed;
import ecrimagecleanup.event.TaskDefinitionEvent.Ignored;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.event.TaskDefinitionEvent.TaskDefinition;
import ecrimagecleanup.image.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDefinitionEventParserTest {
  private static final String TASK_DEFINITION = "/detail/responseElements/taskDefinition";
  private static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com";
  private static final ImageReference OTEL =
      ImageReference.parse(
          HOST
              + "/platform/otel@sha256:94afd1f2e64d908bc90dbca0035a5b5670000000000000000000000000000000");
  private static final ImageReference ORDERS_1_41 =
      ImageReference.parse(HOST + "/team/orders:1.41.0");
  private static final ImageReference ORDERS_1_42 =
      ImageReference.parse(HOST + "/team/orders:1.42.0");
  private static final Instant EVENT_TIME = Instant.parse("2026-03-02T09:15:22Z");

  private final TaskDefinitionEventParser parser = new TaskDefinitionEventParser();

  private static Changed change(
      Kind kind, Instant time, TaskDefinitionArn arn, ImageReference image) {
    return new Changed(kind, time, List.of(new TaskDefinition(arn, List.of(image, OTEL))));
  }

  @Test
  void readsADeregistration() {
    assertThat(parser.parse(sample(DEREGISTER)))
        .isEqualTo(change(Kind.DEREGISTERED, EVENT_TIME, ORDERS_41, ORDERS_1_41));
  }

  @Test
  void readsADeletion() {
    assertThat(parser.parse(sample(DELETE)))
        .isEqualTo(change(Kind.DELETED, EVENT_TIME, ORDERS_41, ORDERS_1_41));
  }

  @Test
  void readsARegistration() {
    assertThat(parser.parse(sample(REGISTER)))
        .isEqualTo(change(Kind.REGISTERED, EVENT_TIME, ORDERS_42, ORDERS_1_42));
  }

  @ParameterizedTest
  @CsvSource({"ACTIVE, REGISTERED", "INACTIVE, DEREGISTERED", "DELETE_IN_PROGRESS, DELETED"})
  void readsAConfigurationItem(String status, Kind kind) {
    String body =
        changed(
            CONFIG_ITEM,
            "/detail/configurationItem/configuration",
            item -> item.put("Status", status));

    assertThat(parser.parse(body))
        .isEqualTo(change(kind, Instant.parse("2026-03-02T09:16:58.100Z"), ORDERS_41, ORDERS_1_41));
  }

  @Test
  void theEnvelopesTimeStandsInForAMissingEventTime() {
    for (Consumer<ObjectNode> change :
        List.<Consumer<ObjectNode>>of(
            detail -> detail.remove("eventTime"), detail -> detail.putNull("eventTime"))) {
      assertThat(parser.parse(changed(DEREGISTER, "/detail", change)))
          .isEqualTo(
              change(
                  Kind.DEREGISTERED,
                  Instant.parse("2026-03-02T09:15:23Z"),
                  ORDERS_41,
                  ORDERS_1_41));
    }
  }

  @Test
  void aRepeatedEventWithAnAddendumIsTheSameEvent() {
    String body =
        changed(
            DEREGISTER,
            "/detail",
            detail -> detail.putObject("addendum").put("reason", "UPDATED_DATA"));
    String later = body.replace("2026-03-02T09:15:23Z", "2026-03-02T11:00:00Z");

    assertThat(parser.parse(later)).isEqualTo(parser.parse(sample(DEREGISTER)));
  }

  @Test
  void environmentsAreNotLookedAt() {
    String body =
        changed(
            DEREGISTER,
            TASK_DEFINITION + "/containerDefinitions/0",
            container -> container.put("environment", "HIDDEN_DUE_TO_SECURITY_REASONS"));

    assertThat(parser.parse(body)).isEqualTo(parser.parse(sample(DEREGISTER)));
  }

  @Test
  void everyContainerCountsAlsoARepeatedOne() {
    String body =
        changed(
            DEREGISTER,
            TASK_DEFINITION,
            definition ->
                ((ArrayNode) definition.path("containerDefinitions"))
                    .add(definition.at("/containerDefinitions/0").deepCopy()));

    assertThat(parser.parse(body))
        .isEqualTo(
            new Changed(
                Kind.DEREGISTERED,
                EVENT_TIME,
                List.of(new TaskDefinition(ORDERS_41, List.of(ORDERS_1_41, OTEL, ORDERS_1_41)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "{}", "\"\"", "[\"a\"]"})
  void aContainerWithoutAnImageDoesNotHideTheOthers(String image) throws Exception {
    String body =
        sample(DEREGISTER).replace("\"image\": \"" + ORDERS_1_41 + "\"", "\"image\": " + image);

    assertThat(parser.parse(body))
        .isInstanceOfSatisfying(
            Changed.class,
            event -> {
              List<ImageReference> images = event.taskDefinitions().get(0).images();
              assertThat(images.get(0)).isInstanceOf(ImageReference.Unparsable.class);
              assertThat(images.get(1)).isEqualTo(OTEL);
            });
  }

  @Test
  void oneOfSeveralDeletionsThatIsMaskedDoesNotHideTheOthers() {
    String body =
        changed(
            DELETE,
            "/detail/responseElements",
            response -> {
              ArrayNode deleted = (ArrayNode) response.path("taskDefinitions");
              deleted.insert(0, "HIDDEN_DUE_TO_SECURITY_REASONS");
              deleted.insert(1, deleted.get(1).deepCopy());
              ((ObjectNode) deleted.get(1)).putNull("containerDefinitions");
            });

    assertThat(parser.parse(body)).isEqualTo(parser.parse(sample(DELETE)));
  }

  @Test
  void readsAllOfTenDeletions() {
    String body =
        changed(
            DELETE,
            "/detail/responseElements",
            response -> {
              ArrayNode deleted = (ArrayNode) response.path("taskDefinitions");
              for (int revision = 1; revision < 10; revision++) {
                deleted.add(deleted.get(0).deepCopy()).get(revision);
                ((ObjectNode) deleted.get(revision))
                    .put("taskDefinitionArn", ORDERS_41.familyArn() + ":" + revision);
              }
            });

    assertThat(parser.parse(body))
        .isInstanceOfSatisfying(
            Changed.class, event -> assertThat(event.taskDefinitions()).hasSize(10));
  }

  @Test
  void aFailedCallIsIgnored() {
    String body =
        changed(DEREGISTER, "/detail", detail -> detail.put("errorCode", "ClientException"));

    assertThat(parser.parse(body)).isEqualTo(new Ignored("The API call failed."));
  }

  @Test
  void aNullErrorCodeIsNoFailure() {
    String body = changed(DEREGISTER, "/detail", detail -> detail.putNull("errorCode"));

    assertThat(parser.parse(body)).isInstanceOf(Changed.class);
  }
}
