package ecrimagecleanup.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The clients of one service in many accounts: one for each account and region, with one assumed
 * role for each account; or, if there is no role to assume, with the credentials of the options.
 * Each is held back once the service has throttled it. Safe for use by many threads.
 *
 * @param <B> the builder of a client
 * @param <C> the client of the service
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry
 *     behavior</a>
 */
public final class AssumedClients<
        B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient>
    implements AutoCloseable {
  private static final String WITHOUT_ROLE = "";

  private final WorkloadOptions options;
  private final Supplier<StsClient> sts;
  private final Supplier<B> builder;
  private final Function<String, Optional<ExecutionInterceptor>> pace;
  private final ScheduledExecutorService timer = CallTimer.create();
  private final AwsClients<C> withoutRole;
  private final Map<String, Account<C>> accounts = new ConcurrentHashMap<>();

  private record Account<C extends SdkClient>(
      StsAssumeRoleCredentialsProvider credentials, AwsClients<C> clients) {}

  /**
   * No client is created yet.
   *
   * @param options how clients reach AWS, and which role they assume
   * @param sts the client that assumes roles, asked for only if there is a role; it is not closed
   * @param builder starts the building of a client
   * @param pace what holds back the calls in an account, whose role it is given, before the service
   *     does; empty if nothing has to
   */
  public AssumedClients(
      WorkloadOptions options,
      Supplier<StsClient> sts,
      Supplier<B> builder,
      Function<String, Optional<ExecutionInterceptor>> pace) {
    this.options = options;
    this.sts = sts;
    this.builder = builder;
    this.pace = pace;
    this.withoutRole = AwsClients.of(null, options, builder, heldBack(WITHOUT_ROLE), timer);
  }

  private Consumer<B> heldBack(String account) {
    return b -> {
      ClientOverrideConfiguration.Builder how =
          b.overrideConfiguration().toBuilder().retryStrategy(RetryMode.ADAPTIVE_V2);
      pace.apply(account).ifPresent(how::addExecutionInterceptor);
      b.overrideConfiguration(how.build());
    };
  }

  /** The client for an account and a region, which this closes. */
  public C client(WorkloadAccount workload) {
    Optional<String> roleName = options.role();
    if (roleName.isEmpty()) {
      return withoutRole.client(workload.region());
    }
    // The partition is that of the region, and an account is in one partition.
    return accounts
        .computeIfAbsent(workload.accountId(), id -> account(workload.roleArn(roleName.get())))
        .clients()
        .client(workload.region());
  }

  private Account<C> account(String roleArn) {
    StsAssumeRoleCredentialsProvider credentials =
        new AssumedRole(roleArn, options.getRoleSessionName(), options.getExternalId())
            .credentials(sts.get());
    Consumer<B> heldBack = heldBack(roleArn);
    return new Account<>(
        credentials,
        AwsClients.of(
            null,
            options,
            builder,
            b -> heldBack.accept(b.credentialsProvider(credentials)),
            timer));
  }

  @Override
  public void close() {
    withoutRole.close();
    List<Account<C>> all = List.copyOf(accounts.values());
    accounts.clear();
    all.forEach(
        account -> {
          account.clients().close();
          account.credentials().close();
        });
  }
}
