package ecrimagecleanup.component.kubernetes;

import ecrimagecleanup.component.AssumedClients;
import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.component.WorkloadOptions;
import ecrimagecleanup.evidence.kubernetes.Cluster.OfEks;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.EksClientBuilder;
import software.amazon.awssdk.services.eks.model.DescribeClusterRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.CompletableFutureUtils;

/**
 * How clusters of Amazon EKS are reached: by the reader's role of their account, which EKS tells
 * where a cluster is, and which the cluster has to know. Safe for several threads.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeCluster.html">DescribeCluster</a>
 */
public final class EksClusters implements AutoCloseable {
  private final AwsClients<StsClient> sts;
  private final AssumedClients<EksClientBuilder, EksClient> clients;
  private final Clock clock;

  private static final class Options extends WorkloadOptions {
    @Override
    protected boolean hasClient() {
      return false;
    }
  }

  /**
   * No client is created yet.
   *
   * @param region the region in which STS is asked for the credentials of roles
   * @param roleName the role that is assumed in the account of a cluster
   * @param externalId the external id that it asks for; empty for none
   * @param clock the clock by which tokens are signed
   */
  public EksClusters(String region, String roleName, String externalId, Clock clock) {
    this.clock = clock;
    Options options = new Options();
    options.setRegion(region);
    options.setUseDefaultCredentialsProvider(true);
    options.setRoleName(roleName);
    options.setExternalId(externalId);
    sts = AwsClients.of(null, options, StsClient::builder);
    clients =
        new AssumedClients<>(options, sts::client, EksClient::builder, account -> Optional.empty());
  }

  /**
   * How to call the API of a cluster now.
   *
   * @throws SdkException if AWS refuses to say where it is
   * @throws UnusableAnswerException if AWS says nothing by which it can be called
   */
  DescribedCluster describe(OfEks cluster) {
    WorkloadAccount place = new WorkloadAccount(cluster.accountId(), cluster.region());
    EksClient client = clients.client(place);
    software.amazon.awssdk.services.eks.model.Cluster described =
        client
            .describeCluster(DescribeClusterRequest.builder().name(cluster.name()).build())
            .cluster();
    if (described == null || described.arn() == null || !place.owns("eks", described.arn())) {
      throw new UnusableAnswerException(
          "EKS describes a cluster of another account or region, so the credentials or the endpoint are wrong");
    }
    String authority =
        described.certificateAuthority() == null ? "" : described.certificateAuthority().data();
    if (isEmpty(described.endpoint()) || isEmpty(authority)) {
      throw new UnusableAnswerException(
          "EKS names no endpoint or no certificate of it, and says that it is %s"
              .formatted(described.statusAsString()));
    }
    EksToken token = new EksToken(cluster, () -> credentials(client), clock);
    return new DescribedCluster(described.endpoint(), authority, token);
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static AwsCredentialsIdentity credentials(EksClient client) {
    return CompletableFutureUtils.joinLikeSync(
        client.serviceClientConfiguration().credentialsProvider().resolveIdentity());
  }

  @Override
  public void close() {
    clients.close();
    sts.close();
  }
}
