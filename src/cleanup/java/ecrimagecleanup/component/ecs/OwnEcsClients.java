package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.AssumedRole;
import ecrimagecleanup.component.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The clients that an endpoint creates: one for each account and region, with one assumed role for
 * each account; or, if there is no role to assume, with the credentials of the options.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
final class OwnEcsClients implements EcsClients, AutoCloseable {
  private static final String WITHOUT_ROLE = "";

  private final EcsUsageConfiguration options;
  private final Supplier<StsClient> sts;
  private final Paces paces;
  private final AwsClients<EcsClient> withoutRole;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /**
   * @param options how clients reach AWS, and which role they assume
   * @param sts the client that assumes roles, asked for only if there is a role; it is not closed
   * @param paces how fast clients call ECS
   */
  OwnEcsClients(EcsUsageConfiguration options, Supplier<StsClient> sts, Paces paces) {
    this.options = options;
    this.sts = sts;
    this.paces = paces;
    this.withoutRole = AwsClients.of(options, EcsClient::builder, paced(WITHOUT_ROLE));
  }

  /**
   * Clients are held back before ECS throttles them, unless the options say otherwise, and more so
   * once it did.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry
   *     behavior</a>
   */
  private Consumer<EcsClientBuilder> paced(String account) {
    return builder -> {
      ClientOverrideConfiguration.Builder how =
          builder.overrideConfiguration().toBuilder().retryStrategy(RetryMode.ADAPTIVE_V2);
      if (options.isPaced()) {
        how.addExecutionInterceptor(paces.of(account));
      }
      builder.overrideConfiguration(how.build());
    };
  }

  private record Account(
      StsAssumeRoleCredentialsProvider credentials, AwsClients<EcsClient> clients) {}

  @Override
  public EcsClient client(WorkloadAccount workload) {
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

  private Account account(String roleArn) {
    StsAssumeRoleCredentialsProvider credentials =
        new AssumedRole(roleArn, options.getRoleSessionName(), options.getExternalId())
            .credentials(sts.get());
    Consumer<EcsClientBuilder> paced = paced(roleArn);
    return new Account(
        credentials,
        AwsClients.of(
            options,
            EcsClient::builder,
            builder -> paced.accept(builder.credentialsProvider(credentials))));
  }

  @Override
  public void close() {
    withoutRole.close();
    List<Account> all = List.copyOf(accounts.values());
    accounts.clear();
    all.forEach(
        account -> {
          account.clients().close();
          account.credentials().close();
        });
  }
}
