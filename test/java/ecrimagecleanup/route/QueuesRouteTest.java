package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * The consumers of the queues with Camel's own SQS component: what is deleted, and what is left.
 */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FakeQueues.class,
    mockEndpointsAndSkip = RouteTest.AWS)
class QueuesRouteTest extends RouteTest {
  private static final String IGNORED =
      Events.apiCall("UpdateService", "2026-03-03T09:59:22Z", "any");

  private FakeQueues queues() {
    return (FakeQueues) context.getRegistry().findSingleByType(SqsClient.class);
  }

  private static Message message(String id, String body) {
    return Message.builder().messageId(id).receiptHandle("handle of " + id).body(body).build();
  }

  @Test
  void deletesAMessageThatIsDone() {
    try (LogLines warnings = LogLines.warnings()) {
      queues().put(message("done", IGNORED));

      await().until(() -> queues().deleted().contains("handle of done"));
      assertThat(warnings.texts()).isEmpty();
    }
  }

  /** CVE-2026-46456: the attribute would replace the handle by which the message is deleted. */
  @Test
  void anAttributeCannotMakeAMessageThatIsNeverDeleted() {
    queues()
        .put(
            message("attacked", IGNORED).toBuilder()
                .messageAttributes(
                    Map.of(
                        "CamelAwsSqsReceiptHandle", attribute("forged"),
                        "CamelEcrRepository", attribute("forged")))
                .build());

    await().until(() -> queues().deleted().contains("handle of attacked"));
    assertThat(queues().deleted()).doesNotContain("forged");
  }

  private static MessageAttributeValue attribute(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  @Test
  void leavesAMessageThatFailedAndSaysWhyInOneLine() {
    assertLeft(
        message("malformed", "secret, and no JSON"),
        "WARN The message malformed of the queue task-definition-events is malformed:"
            + " The message is not JSON (line 1, column 1).");
  }

  /** The message is not deleted, also not after the next one; this is all that is said of it. */
  private void assertLeft(Message message, String warning) {
    try (LogLines warnings = LogLines.warnings()) {
      queues().put(message);
      await().until(() -> warnings.withLevels().contains(warning));
      queues().put(message("after " + message.messageId(), IGNORED));
      await().until(() -> queues().deleted().contains("handle of after " + message.messageId()));

      assertThat(queues().deleted()).doesNotContain(message.receiptHandle());
      assertThat(warnings.withLevels()).containsExactly(warning);
    }
  }

  @Test
  void leavesAMessageForWhichAwsFailed() {
    aws.fail("describeRepositoryTags", throttled);
    assertLeft(
        message("throttled", Events.deregistered("2026-03-03T09:59:22Z", Samples.URI + ":1.41.0")),
        "WARN The message throttled of the queue task-definition-events failed and will come again:"
            + " IllegalStateException: Rate exceeded");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aQueueThatFailsIsNamedInOneLineWithoutAStackAndAskedAgainOnlyAfterSeconds(
      String queue, RuntimeException failure) {
    try (LogLines warnings = LogLines.warnings()) {
      queues().fail(queue, failure);
      await().until(() -> !warnings.texts().isEmpty());
      long asked = asked(queue);
      // Meanwhile the others go on.
      await().until(() -> asked("task-definition-events") > 20);

      assertThat(warnings.withLevels())
          .containsExactly(
              "WARN No messages can be taken from the queue %s: %s: %s It is asked again every 5 seconds; while that fails, this line comes once a minute."
                  .formatted(queue, failure.getClass().getSimpleName(), failure.getMessage()));
      assertThat(warnings.thrown()).isEmpty();
      assertThat(asked(queue)).isLessThanOrEqualTo(asked + 1);
    } finally {
      queues().heal();
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("repository-sweeps", new IllegalStateException("Connection refused.")),
        Arguments.of(
            "image-deletion-checks",
            QueueDoesNotExistException.builder().message("There is no such queue.").build()));
  }

  private long asked(String queue) {
    return queues().received().stream().filter(r -> r.queueUrl().endsWith("/" + queue)).count();
  }

  /** Of several, only the one in work is kept from being delivered again. */
  @Test
  void reality13AsksForOneCheckAndOneSweepAtATimeAndForNoAttributes() {
    await()
        .until(() -> queues().received().stream().map(r -> r.queueUrl()).distinct().count() == 3);

    assertThat(queues().received())
        .allSatisfy(
            request -> {
              assertThat(request.messageAttributeNames()).isEmpty();
              assertThat(request.maxNumberOfMessages())
                  .isEqualTo(request.queueUrl().endsWith("/task-definition-events") ? 10 : 1);
              assertThat(request.waitTimeSeconds()).isEqualTo(10);
              assertThat(request.visibilityTimeout()).isEqualTo(300);
            });
  }
}
