package ecrimagecleanup.component.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.doctor.Queue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class DescribeQueueTest {
  private static final String ARN = "arn:aws:sqs:eu-central-1:999988887777:";

  private final ScriptedClient<SqsClient> sqs = new ScriptedClient<>(SqsClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(sqs.client());

  private Object describe() throws Exception {
    return camel
        .send(
            "cleanup-reader:queues?operation=describeQueue",
            "anything",
            Map.of(CleanupReaderConstants.QUEUE, "checks"))
        .getMessage()
        .getBody();
  }

  private void answers(Map<QueueAttributeName, String> more) {
    Map<QueueAttributeName, String> all =
        new HashMap<>(
            Map.of(
                QueueAttributeName.QUEUE_ARN, ARN + "checks",
                QueueAttributeName.VISIBILITY_TIMEOUT, "300",
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "7"));
    all.putAll(more);
    sqs.script.willAnswer(
        GetQueueUrlResponse.builder().queueUrl("https://sqs/checks").build(),
        GetQueueAttributesResponse.builder().attributes(all).build());
  }

  @Test
  void describesAQueueWithItsRedrivePolicy() throws Exception {
    answers(
        Map.of(
            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
            "345600",
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"%sgrave\",\"maxReceiveCount\":\"5\"}".formatted(ARN)));

    assertThat(describe())
        .isEqualTo(
            Optional.of(
                new Queue(
                    "checks",
                    ARN + "checks",
                    Duration.ofMinutes(5),
                    Optional.of(Duration.ofDays(4)),
                    7,
                    Optional.of(new Queue.Redrive(ARN + "grave", 5)))));
    assertThat(sqs.script.requests())
        .containsExactly(
            GetQueueUrlRequest.builder().queueName("checks").build(),
            GetQueueAttributesRequest.builder()
                .queueUrl("https://sqs/checks")
                .attributeNames(
                    QueueAttributeName.QUEUE_ARN,
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.REDRIVE_POLICY)
                .build());
    assertThat(CleanupReaderOperation.describeQueue.actions())
        .containsExactlyInAnyOrderElementsOf(Actions.of("sqs", sqs.script.requests()));
  }

  @Test
  void describesAQueueWithoutOne() throws Exception {
    answers(Map.of());

    assertThat(describe())
        .isEqualTo(
            Optional.of(
                new Queue(
                    "checks",
                    ARN + "checks",
                    Duration.ofMinutes(5),
                    Optional.empty(),
                    7,
                    Optional.empty())));
  }

  @Test
  void saysThatThereIsNoQueue() throws Exception {
    sqs.script.willAnswer(QueueDoesNotExistException.builder().message("none").build());

    assertThat(describe()).isEqualTo(Optional.empty());
  }

  @Test
  void refusesARedrivePolicyThatCannotBeRead() {
    answers(Map.of(QueueAttributeName.REDRIVE_POLICY, "{}"));

    assertThatThrownBy(this::describe)
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessage("The redrive policy of the queue checks cannot be read.");
  }
}
