package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.config.ConfigService;
import ecrimagecleanup.sandbox.scheduler.SchedulerBehaviour;
import ecrimagecleanup.sandbox.scheduler.SchedulerService;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** All services together, behind one address, as the ordinary SDK sees them. */
class SandboxTest {
  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final World world = sandbox.world();
  private final SandboxServer server = new SandboxServer(sandbox.endpoint(), 0);
  private final EmbeddedSqs queues = EmbeddedSqs.start("127.0.0.1", server.uri().getPort());

  @BeforeEach
  void wire() {
    sandbox.endpoint().queues(queues);
    sandbox
        .endpoint()
        .add(
            new ConfigService(
                world.inventory(),
                List.of(new ConfigService.Aggregator(World.SHARED_ACCOUNT, World.REGION, "all"))));
    sandbox
        .endpoint()
        .add(
            new SchedulerService(
                world.clock(), world.timers(), queues::deliver, SchedulerBehaviour.exact()));
    queues.createQueue("events", Map.of());
    queues.createQueue("checks", Map.of());
    world.events().deliverTo(event -> queues.send("events", event));
  }

  @AfterEach
  void stop() {
    server.close();
    queues.close();
  }

  @Test
  void aDeregistrationArrivesInTheQueueAndInTheInventory() {
    WorkloadAccount team = new WorkloadAccount(sandbox, "111122223333", World.REGION);
    String arn = team.register("orders", RepositoryKey.shared("team/orders").uri() + ":v1");
    team.deregister(arn);

    world.advance(Duration.ofMinutes(5));

    assertThat(received("events")).hasSize(2).allMatch(event -> event.contains(arn));
    try (ConfigClient config = client(ConfigClient.builder())) {
      assertThat(
              config
                  .selectAggregateResourceConfig(
                      r ->
                          r.configurationAggregatorName("all")
                              .expression(
                                  "SELECT arn, configuration.Status WHERE resourceType ="
                                      + " 'AWS::ECS::TaskDefinition'"))
                  .results())
          .singleElement()
          .satisfies(row -> assertThat(row).contains(arn, "INACTIVE"));
    }
  }

  @Test
  void aScheduleFiresAtItsWorldTime() {
    try (SchedulerClient scheduler = client(SchedulerClient.builder())) {
      scheduler.createSchedule(
          r ->
              r.name("check")
                  .scheduleExpression("at(2026-03-03T09:00:00)")
                  .actionAfterCompletion(ActionAfterCompletion.DELETE)
                  .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                  .target(
                      t ->
                          t.arn(EmbeddedSqs.arn("checks"))
                              .roleArn("arn:aws:iam::999988887777:role/scheduler")
                              .input("{}")));
      world.advance(Duration.ofHours(23));
      assertThat(received("checks")).isEmpty();

      world.advance(Duration.ofHours(2));

      assertThat(received("checks")).containsExactly("{}");
      assertThat(scheduler.listSchedules(r -> {}).schedules()).isEmpty();
    }
  }

  private List<String> received(String queue) {
    try (SqsClient sqs = client(SqsClient.builder())) {
      String url = sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
      assertThat(url).startsWith(server.uri().toString());
      return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
          .map(Message::body)
          .toList();
    }
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return SdkClients.client(builder, server.uri());
  }
}
