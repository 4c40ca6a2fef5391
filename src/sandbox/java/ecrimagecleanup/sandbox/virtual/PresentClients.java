package ecrimagecleanup.sandbox.virtual;

import ecrimagecleanup.component.ecs.EcsClients;
import ecrimagecleanup.sandbox.InProcessHttpClient;
import ecrimagecleanup.sandbox.World;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.LegacyRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The ordinary clients of the SDK on the present history. Their marshalling, their signatures and
 * their retries are real; the waits between retries pass on the virtual clock.
 */
public final class PresentClients {
  private static final URI NOWHERE = URI.create("http://simulation.invalid");
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration FIRST_WAIT_WHEN_THROTTLED = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Present present;
  private final Collection<String> accounts;
  private final SdkHttpClient http;

  /**
   * @param present whose history they call
   * @param accounts the accounts that run containers
   */
  public PresentClients(Present present, Collection<String> accounts) {
    this.present = present;
    this.accounts = accounts;
    this.http = new InProcessHttpClient(call -> present.surroundings().answer(call));
  }

  /** A client of ECR in the shared account. */
  public EcrClient ecr() {
    return client(EcrClient.builder(), World.SHARED_ACCOUNT);
  }

  /** A client of ECS in an account that runs containers. */
  public EcsClient ecs(String account) {
    return client(EcsClient.builder(), account);
  }

  /** A client of AWS Config in the shared account. */
  public ConfigClient config() {
    return client(ConfigClient.builder(), World.SHARED_ACCOUNT, patient());
  }

  /** A client of EventBridge Scheduler in the shared account. */
  public SchedulerClient scheduler() {
    return client(SchedulerClient.builder(), World.SHARED_ACCOUNT);
  }

  /** A client of SQS in the shared account. */
  private SqsClient sqs() {
    return client(SqsClient.builder(), World.SHARED_ACCOUNT);
  }

  /** The beans that the components find in the registry, by their names. */
  Map<String, Object> beans() {
    Map<String, Object> beans = new HashMap<>();
    beans.put("ecrClient", ecr());
    beans.put("configClient", config());
    beans.put("schedulerClient", scheduler());
    beans.put("sqsClient", sqs());
    Map<String, EcsClient> workloads = new HashMap<>();
    for (String account : accounts) {
      workloads.put(account, ecs(account));
    }
    EcsClients ecs =
        workload -> {
          EcsClient client = workloads.get(workload.accountId());
          if (client == null) {
            throw new IllegalStateException("No role in " + workload.accountId());
          }
          return client;
        };
    beans.put("ecsClients", ecs);
    return beans;
  }

  /** In the embedded AWS the access key is the account that calls. */
  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String account) {
    return client(builder, account, retries());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String account, RetryStrategy retries) {
    return builder
        .httpClient(http)
        .endpointOverride(NOWHERE)
        .region(Region.of(World.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "simulation")))
        .overrideConfiguration(ClientOverrideConfiguration.builder().retryStrategy(retries).build())
        .build();
  }

  /**
   * The SDK's own strategy. Only its memory of failures is off: it lives as long as the client, and
   * would carry over from one history to the next.
   */
  private LegacyRetryStrategy retries() {
    return AwsRetryStrategy.legacyRetryStrategy().toBuilder()
        .backoffStrategy(onTheVirtualClock(FIRST_WAIT))
        .throttlingBackoffStrategy(onTheVirtualClock(FIRST_WAIT_WHEN_THROTTLED))
        .circuitBreakerEnabled(false)
        .build();
  }

  private RetryStrategy patient() {
    return retries().toBuilder().maxAttempts(present.queryAttempts()).build();
  }

  private BackoffStrategy onTheVirtualClock(Duration first) {
    return attempt -> {
      Duration wait = first.multipliedBy(1L << Math.min(attempt - 1, 10));
      present.surroundings().pass(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
      return Duration.ZERO;
    };
  }
}
