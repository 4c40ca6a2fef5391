package ecrimagecleanup.component.rehearsal;

import ecrimagecleanup.component.AssumedRole;
import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Make and take away what a rehearsal on a live account needs, and nothing else. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "cleanup-rehearsal",
    title = "ECR image cleanup rehearsal",
    syntax = "cleanup-rehearsal:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.MANAGEMENT},
    headersClass = CleanupRehearsalConstants.class)
public class CleanupRehearsalEndpoint extends AwsEndpoint<StsClient> {
  private static final String SESSION = "ecr-image-cleanup-rehearsal";

  @UriParam private final CleanupRehearsalConfiguration configuration;

  private final Map<String, Identity> assumed = new ConcurrentHashMap<>();
  private @Nullable Identity own;
  private @Nullable AwsClients<SchedulerClient> schedulers;

  /** Who calls: the clients of one set of credentials. */
  private record Identity(AwsClients<EcrClient> ecr, AwsClients<EcsClient> ecs, Runnable end) {
    void close() {
      ecr.close();
      ecs.close();
      end.run();
    }
  }

  public CleanupRehearsalEndpoint(
      String uri,
      CleanupRehearsalComponent component,
      CleanupRehearsalConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public CleanupRehearsalConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public CleanupRehearsalOperation operation() {
    return configuration.requiredOperation(this);
  }

  @Override
  public Producer createProducer() {
    return new CleanupRehearsalProducer(this);
  }

  /** The clients that assume roles; the others are made from them. */
  @Override
  protected AwsClients<StsClient> newClients() {
    return AwsClients.of(null, configuration, StsClient::builder);
  }

  /** The client of ECR of a role, or of the credentials of the options for an empty text. */
  EcrClient ecr(String role, String region) {
    return identity(role).ecr().client(region);
  }

  /** The client of ECS in a region. */
  EcsClient ecs(String role, String region) {
    return identity(role).ecs().client(region);
  }

  /** The client of EventBridge Scheduler of the credentials of the options, in a region. */
  SchedulerClient scheduler(String region) {
    if (schedulers == null) {
      throw new IllegalStateException("%s is not started.".formatted(this));
    }
    return schedulers.client(region);
  }

  private Identity identity(String role) {
    if (!role.isEmpty()) {
      return assumed.computeIfAbsent(role, this::assume);
    }
    if (own == null) {
      throw new IllegalStateException("%s is not started.".formatted(this));
    }
    return own;
  }

  private Identity assume(String role) {
    StsAssumeRoleCredentialsProvider credentials =
        new AssumedRole(role, SESSION, null).credentials(clients().client());
    return new Identity(
        AwsClients.of(
            configuration, EcrClient::builder, builder -> builder.credentialsProvider(credentials)),
        AwsClients.of(
            configuration, EcsClient::builder, builder -> builder.credentialsProvider(credentials)),
        credentials::close);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    own =
        new Identity(
            AwsClients.of(null, configuration, EcrClient::builder),
            AwsClients.of(null, configuration, EcsClient::builder),
            () -> {});
    schedulers = AwsClients.of(null, configuration, SchedulerClient::builder);
  }

  @Override
  protected void doStop() throws Exception {
    List.copyOf(assumed.values()).forEach(Identity::close);
    assumed.clear();
    if (own != null) {
      own.close();
      own = null;
    }
    if (schedulers != null) {
      schedulers.close();
      schedulers = null;
    }
    super.doStop();
  }

  @Override
  protected void probe() {
    clients().client().getCallerIdentity();
  }

  @Override
  public String getServiceProtocol() {
    return "cleanup-rehearsal";
  }
}
