package ecrimagecleanup.sandbox;

import ecrimagecleanup.sandbox.config.ConfigService;
import ecrimagecleanup.sandbox.config.KnownQueries;
import ecrimagecleanup.sandbox.scheduler.SchedulerBehaviour;
import ecrimagecleanup.sandbox.scheduler.SchedulerService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** An embedded AWS under some readings, with a team in one account and the ordinary SDK. */
final class ReadAws {
  static final String ACCOUNT = "111122223333";
  static final String REPOSITORY = "team/orders";
  static final String URI_OF_IMAGES = RepositoryKey.shared(REPOSITORY).uri();
  private static final String AGGREGATOR = "all";

  final Sandbox sandbox;
  final World world;
  final ImageOwner owner;
  final WorkloadAccount team;
  final List<String> events = new ArrayList<>();
  final EcsClient ecs;
  final EcrClient ecr;
  final ConfigClient config;
  final SchedulerClient scheduler;

  private ReadAws(Readings readings) {
    sandbox = Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, readings);
    world = sandbox.world();
    owner = new ImageOwner(sandbox);
    team = new WorkloadAccount(sandbox, ACCOUNT, World.REGION);
    owner.createRepository(REPOSITORY, Map.of());
    world.events().deliverTo(events::add);
    sandbox
        .endpoint()
        .add(
            new ConfigService(
                world.inventory(),
                List.of(
                    new ConfigService.Aggregator(World.SHARED_ACCOUNT, World.REGION, AGGREGATOR)),
                readings,
                new KnownQueries()));
    sandbox
        .endpoint()
        .add(
            new SchedulerService(
                world.clock(),
                world.timers(),
                (queue, body) -> {},
                SchedulerBehaviour.exact().under(readings)));
    ecs = client(EcsClient.builder(), ACCOUNT);
    ecr = client(EcrClient.builder(), World.SHARED_ACCOUNT);
    config = client(ConfigClient.builder(), World.SHARED_ACCOUNT);
    scheduler = client(SchedulerClient.builder(), World.SHARED_ACCOUNT);
  }

  /** One that is friendly but for these readings. */
  static ReadAws under(Reading... readings) {
    return new ReadAws(Readings.friendly().with(readings));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String account) {
    return builder
        .httpClient(new InProcessHttpClient(sandbox.endpoint()::answer))
        .endpointOverride(URI.create("http://readings.invalid"))
        .region(Region.of(World.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "sandbox")))
        .build();
  }

  /** The rows of a query, as texts of JSON. */
  List<String> rows(String expression) {
    return config
        .selectAggregateResourceConfig(
            r -> r.configurationAggregatorName(AGGREGATOR).expression(expression))
        .results();
  }

  /** What the aggregator shows of task definitions: {@code orders:1 ACTIVE}. */
  List<String> definitions() {
    pass(Duration.ofHours(1));
    return rows("SELECT arn, configuration.Status WHERE resourceType = 'AWS::ECS::TaskDefinition'")
        .stream()
        .map(Json::parse)
        .map(
            row ->
                row.path("arn").asText().replaceFirst(".*/", "")
                    + " "
                    + row.at("/configuration/Status").asText())
        .toList();
  }

  void pass(Duration time) {
    world.advance(time);
  }
}
