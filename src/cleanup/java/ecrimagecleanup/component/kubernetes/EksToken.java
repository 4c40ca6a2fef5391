package ecrimagecleanup.component.kubernetes;

import ecrimagecleanup.evidence.kubernetes.Cluster;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The token by which a cluster of EKS knows who asks: the signed URL of a call of STS, which the
 * cluster makes. Nobody calls STS here. Safe for several threads.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/eks/get-token.html">aws eks
 *     get-token</a>
 * @see <a
 *     href="https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster">API
 *     authorization from outside a cluster</a>
 */
final class EksToken implements Supplier<String> {
  /**
   * How long one is used. A cluster takes it for 15 minutes, but no longer than the credentials
   * last, and those the SDK renews only a minute before they end.
   */
  static final Duration USED_FOR = Duration.ofSeconds(50);

  private static final String PREFIX = "k8s-aws-v1.";
  private static final Duration EXPIRES = Duration.ofSeconds(60);

  private final Cluster.OfEks cluster;
  private final Supplier<AwsCredentialsIdentity> credentials;
  private final Clock clock;
  private String token = "";
  private Instant until = Instant.MIN;

  /**
   * @param cluster the cluster that it is for; no other takes it
   * @param credentials who asks, as of now
   * @param clock the real time, which STS compares
   */
  EksToken(Cluster.OfEks cluster, Supplier<AwsCredentialsIdentity> credentials, Clock clock) {
    this.cluster = cluster;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** The one that was made last, or another if that is too old. */
  @Override
  public synchronized String get() {
    Instant now = clock.instant();
    if (!now.isBefore(until)) {
      token = PREFIX + encoded(presigned().getUri().toString());
      until = now.plus(USED_FOR);
    }
    return token;
  }

  private static String encoded(String url) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(url.getBytes(StandardCharsets.UTF_8));
  }

  private SdkHttpRequest presigned() {
    SdkHttpRequest call =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol("https")
            .host("sts.%s.%s".formatted(cluster.region(), domain()))
            .encodedPath("/")
            .putRawQueryParameter("Action", "GetCallerIdentity")
            .putRawQueryParameter("Version", "2011-06-15")
            .putHeader("x-k8s-aws-id", cluster.name())
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(credentials.get())
                    .request(call)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "sts")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, cluster.region())
                    .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, EXPIRES)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request();
  }

  private String domain() {
    return PartitionMetadata.of(Region.of(cluster.region())).dnsSuffix();
  }
}
