package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.sandbox.EmbeddedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Somebody who may put messages into the queues, and means ill. */
class ForgedMessagesTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** The CloudTrail event that a task definition ended, which never happened. */
  private static String ended(String taskDefinition, String reference, Instant time) {
    return """
    {"version":"0","id":"7bf73129-1428-4cd3-a780-95db273d1602","source":"aws.ecs",
     "detail-type":"AWS API Call via CloudTrail","account":"111122223333","time":"%3$s",
     "region":"eu-central-1","resources":[],
     "detail":{"eventVersion":"1.11","eventTime":"%3$s","eventSource":"ecs.amazonaws.com",
      "eventName":"DeregisterTaskDefinition","awsRegion":"eu-central-1",
      "recipientAccountId":"111122223333","requestParameters":{"taskDefinition":"%1$s"},
      "responseElements":{"taskDefinition":{"taskDefinitionArn":"%1$s","status":"INACTIVE",
       "containerDefinitions":[{"name":"app","image":"%2$s"}]}}}}
    """
        .formatted(taskDefinition, reference, time);
  }

  private static String check(
      Installation installation, String digest, Cause cause, LastLook lastLook) {
    return CheckMessages.due(
        installation.aws().now(), List.of(digest), DAY.multipliedBy(30), cause, lastLook);
  }

  @Test
  void aForgedEventOnlyMakesACheckThatFindsTheTruth() {
    try (Installation installation = Installation.with("delete")) {
      installation.push("1");
      String used = installation.production().register("orders", image("1"));
      installation.pass(DAY.multipliedBy(2));

      installation
          .aws()
          .queues()
          .send(EmbeddedAws.EVENTS_QUEUE, ended(used, image("1"), installation.aws().now()));
      try (DecisionLog decisions = DecisionLog.watch()) {
        installation.pass(DAY.multipliedBy(2));

        assertThat(decisions.words()).isNotEmpty().doesNotContain("remove");
      }
      assertThat(installation.removed()).isEmpty();
    }
  }

  @Test
  void aForgedCheckCannotShortenTheGracePeriod() {
    try (Installation installation = Installation.with("delete")) {
      String digest = installation.push("1");
      String arn = installation.production().register("orders", image("1"));
      installation.pass(DAY.multipliedBy(3));
      installation.production().deregister(arn);
      installation.pass(Duration.ofHours(2));

      Cause cause = new Cause.Deregistered(TaskDefinitionArn.parse(arn).orElseThrow());
      for (LastLook lastLook : LastLook.values()) {
        for (Cause forged : List.of(cause, cause.postponed(), new Cause.Archived())) {
          installation
              .aws()
              .queues()
              .send(EmbeddedAws.CHECKS_QUEUE, check(installation, digest, forged, lastLook));
        }
      }
      installation.pass(Duration.ofHours(21));
      assertThat(installation.removed()).isEmpty();

      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(digest);
    }
  }

  @Test
  void attributesOfAMessageNeverBecomeHeaders() {
    try (Installation installation = Installation.with("delete")) {
      String digest = installation.push("1");
      String other = installation.push("2");
      installation.production().register("orders", image("2"));
      installation.pass(DAY.multipliedBy(2));

      try (SqsClient sqs = installation.client(SqsClient.builder())) {
        String url = sqs.getQueueUrl(q -> q.queueName(EmbeddedAws.CHECKS_QUEUE)).queueUrl();
        Map<String, MessageAttributeValue> attack =
            Stream.of(
                    "CamelAwsSqsReceiptHandle",
                    "CamelEcrRepository",
                    "CamelEventBridgeSchedulerName",
                    "CamelAwsParameterStoreOperation",
                    "CamelHttpUri",
                    "CamelToEndpoint")
                .collect(
                    Collectors.toMap(
                        name -> name,
                        name ->
                            MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("999988887777/eu-central-1/team/other@" + other)
                                .build()));
        sqs.sendMessage(
            m ->
                m.queueUrl(url)
                    .messageAttributes(attack)
                    .messageBody(check(installation, digest, new Cause.Swept(), LastLook.NONE)));
        installation.pass(Duration.ofMinutes(2));
      }

      assertThat(installation.removed()).containsExactly(digest);
      assertThat(installation.aws().queues().counts(EmbeddedAws.CHECKS_QUEUE).total()).isZero();
    }
  }
}
