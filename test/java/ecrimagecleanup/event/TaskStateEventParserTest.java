package ecrimagecleanup.event;

import static ecrimagecleanup.event.EventFixtures.ORDERS_41;
import static ecrimagecleanup.event.EventFixtures.STOPPED;
import static ecrimagecleanup.event.EventFixtures.changed;
import static ecrimagecleanup.event.EventFixtures.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.event.TaskDefinitionEvent.Changed;
import ecrimagecleanup.event.TaskDefinitionEvent.Ignored;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.event.TaskDefinitionEvent.TaskDefinition;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.message.MalformedMessageException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskStateEventParserTest {
  private static final String CONTAINER = "/detail/containers/0";
  private static final String ORDERS =
      "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1.41.0";
  private static final String BY_DIGEST =
      "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders@sha256:94afd1f2e64d908bc90dbca0035a5b5670000000000000000000000000000000";
  private static final Instant STOPPED_AT = Instant.parse("2026-03-03T10:57:02.500Z");

  private final TaskStateEventParser parser = new TaskStateEventParser();

  private static Changed stopped(Instant time, String... images) {
    return new Changed(
        Kind.STOPPED,
        time,
        List.of(
            new TaskDefinition(
                ORDERS_41, List.of(images).stream().map(ImageReference::parse).toList())));
  }

  private void assertMalformed(String path, Consumer<ObjectNode> change) {
    assertThatThrownBy(() -> parser.parse(changed(STOPPED, path, change)))
        .isInstanceOf(MalformedMessageException.class);
  }

  private void assertIgnored(String path, Consumer<ObjectNode> change) {
    assertThat(parser.parse(changed(STOPPED, path, change))).isInstanceOf(Ignored.class);
  }

  @Test
  void readsWhatEachContainerRanByItsDigestAndLeavesOutWhatHasNoImage() {
    assertThat(parser.parse(sample(STOPPED))).isEqualTo(stopped(STOPPED_AT, BY_DIGEST, ORDERS));
  }

  @Test
  void anImageThatIsNamedByTheDigestThatRanIsNamedOnce() {
    String index = BY_DIGEST.replace("94af", "0000");

    assertThat(parser.parse(changed(STOPPED, CONTAINER, one -> one.put("image", BY_DIGEST))))
        .isEqualTo(stopped(STOPPED_AT, BY_DIGEST));
    assertThat(parser.parse(changed(STOPPED, CONTAINER, one -> one.put("image", index))))
        .isEqualTo(stopped(STOPPED_AT, BY_DIGEST, index));
  }

  @Test
  void aTaskThatNeverStartedNamesItsImagesByTheirReferences() {
    String body =
        changed(
            STOPPED,
            "/detail",
            detail -> {
              detail.put("stopCode", "TaskFailedToStart");
              detail.remove(List.of("startedAt", "pullStoppedAt", "executionStoppedAt"));
              ((ObjectNode) detail.at("/containers/0")).remove("imageDigest");
              ((ObjectNode) detail.at("/containers/1")).put("image", ORDERS + "-sidecar");
            });

    assertThat(parser.parse(body)).isEqualTo(stopped(STOPPED_AT, ORDERS, ORDERS + "-sidecar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void anEmptyDigestIsNoneAndKeepsNoEventFromBeingHeard(String digest) {
    assertThat(
            parser.parse(
                changed(STOPPED, CONTAINER, container -> container.put("imageDigest", digest))))
        .isEqualTo(stopped(STOPPED_AT, ORDERS));
  }

  @Test
  void withoutATimeOfItsOwnTheTimeOfTheEventCounts() {
    assertThat(parser.parse(changed(STOPPED, "/detail", task -> task.remove("stoppedAt"))))
        .isEqualTo(stopped(Instant.parse("2026-03-03T10:57:03Z"), BY_DIGEST, ORDERS));
  }

  @Test
  void aDigestOfAnotherRegistrysImageIsNotLookedAt() {
    String body =
        changed(
            STOPPED,
            CONTAINER,
            container -> container.put("image", "nginx:1").put("imageDigest", "sha512:1"));

    assertThat(parser.parse(body)).isEqualTo(stopped(STOPPED_AT, "nginx:1"));
  }

  @Test
  void aTaskWithoutContainersOrImagesIsIgnored() {
    assertIgnored("/detail", task -> task.remove("containers"));
    assertIgnored("/detail", task -> task.putNull("containers"));
    assertIgnored("/detail", task -> task.putArray("containers"));
    assertIgnored("/detail", task -> task.put("containers", "HIDDEN_DUE_TO_SECURITY_REASONS"));
    assertIgnored(CONTAINER, container -> container.remove("image"));
    assertIgnored(CONTAINER, container -> container.put("image", 1));
  }

  @Test
  void whatIsNoStopOfATaskIsIgnored() {
    assertIgnored("/detail", task -> task.put("lastStatus", "RUNNING"));
    assertIgnored("", event -> event.put("detail-type", "ECS Deployment State Change"));
    assertIgnored("", event -> event.put("source", "aws.batch"));
    assertThat(parser.parse(sample(EventFixtures.DEREGISTER))).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256:94AF", "sha512:1", "latest"})
  void aDigestThatIsNoneIsMalformed(String digest) {
    assertMalformed(CONTAINER, container -> container.put("imageDigest", digest));
  }

  @Test
  void aPartOfAnotherTypeIsMalformed() {
    assertMalformed(CONTAINER, container -> container.put("imageDigest", 1));
    assertMalformed("/detail", task -> task.put("taskDefinitionArn", "orders:41\" OR 1=1"));
    assertMalformed("/detail", task -> task.remove("taskDefinitionArn"));
    assertMalformed("/detail", task -> task.remove("lastStatus"));
    assertMalformed("/detail", task -> task.put("stoppedAt", "yesterday"));
    assertMalformed("/detail", task -> task.put("stoppedAt", 1));
    assertMalformed("", event -> event.put("detail", "none"));
    assertMalformed("", event -> event.remove("time"));
  }

  @Test
  void moreContainersThanATaskCanHaveAreMalformed() {
    assertMalformed(
        "/detail",
        task -> {
          ArrayNode containers = task.putArray("containers");
          for (int i = 0; i <= 100; i++) {
            containers.addObject().put("image", ORDERS + i);
          }
        });
  }

  @Test
  void noSentenceQuotesWhatItRefuses() {
    String body =
        changed(STOPPED, CONTAINER, container -> container.put("imageDigest", "sha256:secret"));

    assertThatThrownBy(() -> parser.parse(body)).hasMessageNotContaining("secret");
  }
}
