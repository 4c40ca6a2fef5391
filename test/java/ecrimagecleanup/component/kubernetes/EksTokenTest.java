package ecrimagecleanup.component.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.kubernetes.Cluster;
import ecrimagecleanup.sandbox.WorldClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The token of a cluster of EKS. The signatures were computed by another program. */
class EksTokenTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final AwsCredentialsIdentity CREDENTIALS =
      AwsSessionCredentials.create(
          "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "a+session/token=");

  private final WorldClock clock = new WorldClock(NOW);

  private EksToken token(String region, String name) {
    return new EksToken(new Cluster.OfEks("111122223333", region, name), () -> CREDENTIALS, clock);
  }

  private static String url(String token) {
    assertThat(token).matches("k8s-aws-v1\\.[A-Za-z0-9_-]+");
    return new String(
        Base64.getUrlDecoder().decode(token.substring("k8s-aws-v1.".length())),
        StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(String url) {
    return Stream.of(url.substring(url.indexOf('?') + 1).split("&"))
        .map(parameter -> parameter.split("=", 2))
        .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, sts.eu-central-1.amazonaws.com, e2b391091b7436f3bb9efc814bb79f8f9e168b8c5b40b27e924c0f9de2c38a87",
    "cn-north-1, sts.cn-north-1.amazonaws.com.cn, 0407eadee959da9813de9389938cda7dbce27b1f4ec8caace1f91f443ae54edc"
  })
  void itIsTheSignedUrlThatEksDocuments(String region, String host, String signature) {
    String url = url(token(region, "shop").get());

    assertThat(url).startsWith("https://" + host + "/?");
    assertThat(query(url))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Action", "GetCallerIdentity",
                "Version", "2011-06-15",
                "X-Amz-Algorithm", "AWS4-HMAC-SHA256",
                "X-Amz-Credential", "AKIDEXAMPLE%2F20260302%2F" + region + "%2Fsts%2Faws4_request",
                "X-Amz-Date", "20260302T090000Z",
                "X-Amz-Expires", "60",
                "X-Amz-SignedHeaders", "host%3Bx-k8s-aws-id",
                "X-Amz-Security-Token", "a%2Bsession%2Ftoken%3D",
                "X-Amz-Signature", signature));
  }

  @Test
  void itIsOfOneCluster() {
    assertThat(token("eu-central-1", "shop").get())
        .isNotEqualTo(token("eu-central-1", "stock").get());
  }

  @Test
  void anotherIsMadeBeforeItExpires() {
    EksToken token = token("eu-central-1", "shop");
    String first = token.get();

    clock.advanceTo(NOW.plus(EksToken.USED_FOR).minusSeconds(1));
    assertThat(token.get()).isEqualTo(first);

    clock.advanceTo(NOW.plus(EksToken.USED_FOR));
    assertThat(token.get()).isNotEqualTo(first);
    assertThat(EksToken.USED_FOR).isLessThan(Duration.ofMinutes(1));
  }
}
