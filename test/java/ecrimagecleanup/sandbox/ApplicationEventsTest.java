package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The way of the application's own events to a queue, with the ordinary SDK over HTTP. */
class ApplicationEventsTest {
  private static final String QUEUE = "notices";
  private static final String SOURCE = "ecr-image-cleanup";

  private final EmbeddedAws aws =
      EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, 0, 30);
  private final EventBridgeClient events = client(EventBridgeClient.builder());
  private final SqsClient sqs = client(SqsClient.builder());

  @BeforeEach
  void sendEventsOfTheApplicationToAQueue() {
    aws.queues().createQueue(QUEUE, Map.of());
    events.putRule(r -> r.name("notices").eventPattern("{\"source\":[\"" + SOURCE + "\"]}"));
    Target queue = Target.builder().id("queue").arn(EmbeddedSqs.arn(QUEUE)).build();
    assertThat(events.putTargets(r -> r.rule("notices").targets(queue)).failedEntryCount())
        .isZero();
  }

  @AfterEach
  void stop() {
    events.close();
    sqs.close();
    aws.close();
  }

  @Test
  void anEventOnTheDefaultBusArrives() {
    PutEventsResponse answer =
        events.putEvents(
            r ->
                r.entries(
                    entry(SOURCE, "default", "{\"digest\":\"sha256:00\"}"),
                    entry("something-else", "default", "{}")));

    assertThat(answer.failedEntryCount()).isZero();
    JsonNode event = onlyReceived();
    assertThat(event.path("id").asText()).isEqualTo(answer.entries().get(0).eventId());
    assertThat(event.path("source").asText()).isEqualTo(SOURCE);
    assertThat(event.path("detail-type").asText()).isEqualTo("Image Removed");
    assertThat(event.path("account").asText()).isEqualTo(World.SHARED_ACCOUNT);
    assertThat(event.path("region").asText()).isEqualTo(World.REGION);
    assertThat(event.path("time").asText()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(event.path("resources").get(0).asText())
        .isEqualTo(RepositoryKey.shared("team/orders").arn());
    assertThat(event.at("/detail/digest").asText()).isEqualTo("sha256:00");
    assertThat(aws.deliveries(QUEUE)).isEqualTo(1);
  }

  @Test
  void anEventOnAnotherBusDoesNotMatchTheRule() {
    events.putEvents(
        r ->
            r.entries(
                entry(SOURCE, "ecr-image-cleanup", "{\"bus\":\"other\"}"),
                entry(SOURCE, "default", "{\"bus\":\"default\"}")));

    assertThat(onlyReceived().at("/detail/bus").asText()).isEqualTo("default");
  }

  @Test
  void listsTheBusesOfTheSharedAccount() {
    assertThat(events.listEventBuses(r -> {}).eventBuses())
        .extracting(EventBus::name)
        .containsExactly("default", "ecr-image-cleanup");
    assertThat(events.listEventBuses(r -> r.namePrefix("ecr-")).eventBuses())
        .extracting(EventBus::arn)
        .containsExactly("arn:aws:events:eu-central-1:999988887777:event-bus/ecr-image-cleanup");
  }

  private JsonNode onlyReceived() {
    String url = sqs.getQueueUrl(r -> r.queueName(QUEUE)).queueUrl();
    List<Message> messages =
        sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    assertThat(messages).hasSize(1);
    return Json.parse(messages.get(0).body());
  }

  private static PutEventsRequestEntry entry(String source, String bus, String detail) {
    return PutEventsRequestEntry.builder()
        .source(source)
        .eventBusName(bus)
        .detailType("Image Removed")
        .resources(RepositoryKey.shared("team/orders").arn())
        .detail(detail)
        .build();
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return SdkClients.client(builder, URI.create(aws.address()));
  }
}
