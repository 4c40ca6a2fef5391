package ecrimagecleanup.sandbox.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.SqsBackend.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class EmbeddedSqsTest {
  private static final String PUBLIC = "http://localhost:4599/999988887777/";

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedSqs sqs;

  @SuppressWarnings("NullAway.Init")
  private static SqsClient client;

  @BeforeAll
  static void start() {
    sqs = EmbeddedSqs.start("localhost", 4599);
    client =
        SqsClient.builder()
            .endpointOverride(sqs.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("999988887777", "sandbox")))
            .build();
    sqs.createQueue("checks", "checks-dead", 2, 30);
  }

  @AfterAll
  static void stop() {
    client.close();
    sqs.close();
  }

  @BeforeEach
  void empty() {
    sqs.purge("checks");
    sqs.purge("checks-dead");
  }

  @Test
  void queueUrlsLeadToTheSandbox() {
    assertThat(client.getQueueUrl(r -> r.queueName("checks")).queueUrl())
        .isEqualTo(PUBLIC + "checks");
    assertThat(client.listQueues().queueUrls()).contains(PUBLIC + "checks", PUBLIC + "checks-dead");
    assertThatThrownBy(() -> client.getQueueUrl(r -> r.queueName("nowhere")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void attributesNameTheAccountAndTheRegion() {
    Map<QueueAttributeName, String> attributes =
        client
            .getQueueAttributes(
                r -> r.queueUrl(PUBLIC + "checks").attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertThat(attributes)
        .containsEntry(QueueAttributeName.QUEUE_ARN, EmbeddedSqs.arn("checks"))
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
    assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
        .contains(EmbeddedSqs.arn("checks-dead"));
  }

  @Test
  void messagesPassWithTheirAttributes() {
    client.sendMessage(
        r ->
            r.queueUrl(PUBLIC + "checks")
                .messageBody("größe ✓")
                .messageAttributes(
                    Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("check")
                            .build())));
    Message message = receive();
    assertThat(message.body()).isEqualTo("größe ✓");
    assertThat(message.messageAttributes().values())
        .extracting(MessageAttributeValue::stringValue)
        .containsExactly("check");
    assertThat(sqs.counts("checks")).isEqualTo(new EmbeddedSqs.Counts(0, 1, 0));
    client.deleteMessage(r -> r.queueUrl(PUBLIC + "checks").receiptHandle(message.receiptHandle()));
    assertThat(sqs.counts("checks").total()).isZero();
  }

  @Test
  void aLargeMessageIsTaken() {
    sqs.send("checks", "x".repeat(1_000_000));
    assertThat(receive().body()).hasSize(1_000_000);
  }

  @Test
  void whatIsReceivedTooOftenBecomesADeadLetter() {
    sqs.deliver(EmbeddedSqs.arn("checks"), "poison");
    for (int i = 1; i <= 2; i++) {
      Message message = receive();
      assertThat(message.attributes())
          .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, Integer.toString(i));
      client.changeMessageVisibility(
          r ->
              r.queueUrl(PUBLIC + "checks")
                  .receiptHandle(message.receiptHandle())
                  .visibilityTimeout(0));
    }
    assertThat(sqs.receive("checks", 0)).isEmpty();
    List<EmbeddedSqs.Received> dead = sqs.receive("checks-dead", 5);
    assertThat(dead).extracting(EmbeddedSqs.Received::body).containsExactly("poison");
    sqs.delete("checks-dead", dead.get(0));
    assertThat(sqs.counts("checks-dead").total()).isZero();
  }

  @Test
  void longPollsDoNotBlockOtherRequests() throws Exception {
    List<CompletableFuture<List<EmbeddedSqs.Received>>> polls =
        List.of(poll(), poll(), poll(), poll(), poll(), poll());
    assertThat(sqs.counts("checks").total()).isZero();
    for (int i = 0; i < polls.size(); i++) {
      sqs.send("checks", "message " + i);
    }
    for (CompletableFuture<List<EmbeddedSqs.Received>> poll : polls) {
      poll.get(30, TimeUnit.SECONDS);
    }
    assertThat(sqs.counts("checks")).isEqualTo(new EmbeddedSqs.Counts(0, 6, 0));
  }

  @Test
  void requestsAreForwardedByteForByte() {
    Response response =
        sqs.forward(
            "POST",
            "/",
            Map.of(
                "X-Amz-Target", List.of("AmazonSQS.GetQueueUrl"),
                "Host", List.of("localhost:4599"),
                "Content-Length", List.of("24"),
                "Content-Type", List.of("application/x-amz-json-1.0")),
            "{\"QueueName\":\"checks\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(response.status()).isEqualTo(200);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(PUBLIC + "checks");
    assertThat(response.headers()).containsKey("content-type").doesNotContainKey("content-length");
  }

  @Test
  void anUnknownQueueIsAnError() {
    assertThatThrownBy(() -> sqs.send("nowhere", "x")).isInstanceOf(AwsError.class);
    assertThatThrownBy(() -> sqs.deliver("arn:aws:sqs:eu-west-1:111122223333:q", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CompletableFuture<List<EmbeddedSqs.Received>> poll() {
    return CompletableFuture.supplyAsync(
        () -> sqs.receive("checks", 20), task -> new Thread(task, "poll").start());
  }

  private static Message receive() {
    return client
        .receiveMessage(
            r ->
                r.queueUrl(PUBLIC + "checks")
                    .waitTimeSeconds((int) Duration.ofSeconds(5).toSeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages()
        .get(0);
  }
}
