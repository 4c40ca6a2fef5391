package ecrimagecleanup.component.kubernetes;

import static ecrimagecleanup.component.kubernetes.MockCluster.LISTS;
import static ecrimagecleanup.component.kubernetes.UnreadableCluster.assertDoubt;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.kubernetes.KubernetesUse;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clusters of EKS by name: EKS is the embedded one, and the API of a cluster answers over HTTPS.
 */
class EksClustersTest {
  private static final String SHOP = "111122223333/eu-central-1/shop";
  private static final String ARN = "arn:aws:eks:eu-central-1:111122223333:cluster/shop";

  @TempDir private Path folder;
  private EmbeddedAws aws =
      EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, 0, 1);
  private Optional<MockCluster> cluster = Optional.empty();

  @BeforeEach
  void callTheEmbeddedAws() throws IOException {
    System.setProperty("aws.endpointUrl", aws.address());
    cluster = Optional.of(new MockCluster(folder));
  }

  @AfterEach
  void close() {
    System.clearProperty("aws.endpointUrl");
    cluster().close();
    aws.close();
  }

  private MockCluster cluster() {
    return cluster.orElseThrow();
  }

  private void put() throws IOException {
    aws.sandbox().eks().put(ARN, cluster().endpoint(), cluster().authority());
  }

  private static KubernetesUse read(String clusters) {
    try (EksClusters eks =
        new EksClusters("eu-central-1", "ecr-image-cleanup-reader", "sandbox", Clock.systemUTC())) {
      return new KubernetesClusters(clusters, eks).read();
    }
  }

  @Test
  void itIsReadByItsNameWithATokenOfTheRole() throws Exception {
    put();

    assertThat(read(SHOP).doubts()).isEmpty();

    assertThat(cluster().lastAuthorization()).startsWith("Bearer k8s-aws-v1.");
    assertThat(
            new String(
                Base64.getUrlDecoder()
                    .decode(cluster().lastAuthorization().replaceFirst("^Bearer k8s-aws-v1.", "")),
                StandardCharsets.UTF_8))
        .contains("https://sts.eu-central-1.amazonaws.com/?", "X-Amz-Security-Token=");
  }

  @Test
  void aClusterThatEksDoesNotHaveIsADoubt() {
    assertDoubt(
        read(SHOP),
        "The cluster 111122223333/eu-central-1/shop cannot be read: ResourceNotFoundException: No cluster found for name: shop. Correct cleanup.kubernetes, or let the role of cleanup.reader-role there call eks:DescribeCluster.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eks", "sts"})
  void aClusterThatMayNotBeDescribedIsADoubt(String service) throws IOException {
    put();
    aws.sandbox()
        .endpoint()
        .faults()
        .add(
            new FaultInjector() {
              @Override
              public Optional<Fault> before(AwsCall call) {
                return Optional.of(Fault.denied("it"))
                    .filter(fault -> call.service().equals(service));
              }
            });

    assertDoubt(
        read(SHOP),
        "The cluster 111122223333/eu-central-1/shop cannot be read: AccessDenied",
        "let the role of cleanup.reader-role there call eks:DescribeCluster.");
  }

  @Test
  void aTokenThatIsRefusedIsADoubtThatSaysWhatToDo() throws IOException {
    put();
    LISTS.forEach(list -> cluster().fail(list, 401, "Unauthorized"));

    assertDoubt(
        read(SHOP),
        "The cronjobs of the cluster 111122223333/eu-central-1/shop cannot be read: 401, Unauthorized. Give the role of cleanup.reader-role in 111122223333 an access entry in this cluster.");
  }

  @Test
  void aCertificateOfAnotherAuthorityIsADoubtThatSaysWhatToDo() throws IOException {
    try (MockCluster other = new MockCluster(Files.createDirectory(folder.resolve("other")))) {
      aws.sandbox().eks().put(ARN, cluster().endpoint(), other.authority());

      assertDoubt(
          read(SHOP),
          "The cronjobs of the cluster 111122223333/eu-central-1/shop cannot be read: ",
          "ertifi",
          "with the certificate that EKS names.");
    }
  }

  @Test
  void aCertificateThatIsNoneIsADoubt() {
    aws.sandbox().eks().put(ARN, cluster().endpoint(), "bm9uZQ==");

    assertDoubt(read(SHOP), "111122223333/eu-central-1/shop cannot be read: ");
  }

  @Test
  void aClusterWithoutACertificateIsADoubt() {
    aws.sandbox().eks().put(ARN, cluster().endpoint(), "");

    assertDoubt(read(SHOP), "EKS names no endpoint or no certificate of it");
  }

  @Test
  void aClusterThatIsBeingCreatedIsADoubt() {
    aws.sandbox().eks().put(ARN, "", "");

    assertDoubt(
        read(SHOP),
        "EKS names no endpoint or no certificate of it, and says that it is CREATING. Correct");
  }

  @Test
  void aClusterThatIsAwayIsADoubtThatSaysWhatToDo() throws IOException {
    put();
    cluster().close();

    assertDoubt(
        read(SHOP),
        "The cronjobs of the cluster 111122223333/eu-central-1/shop cannot be read: ",
        "Its endpoint has to be reachable from here");
  }

  @Test
  void aClusterOfAnotherAccountIsADoubt() throws IOException {
    String own = ARN.replace("111122223333", World.SHARED_ACCOUNT);
    aws.sandbox().eks().put(own, cluster().endpoint(), cluster().authority());

    // Without a role EKS answers for who calls.
    try (EksClusters eks = new EksClusters("eu-central-1", "", "", Clock.systemUTC())) {
      assertDoubt(
          new KubernetesClusters(SHOP, eks).read(),
          "111122223333/eu-central-1/shop cannot be read: ",
          "EKS describes a cluster of another account or region");
    }
  }

  @Test
  void ofSeveralEachIsRead() throws IOException {
    put();

    assertThat(read(SHOP + "," + cluster().context("shop")).doubts()).isEmpty();
    assertDoubt(read(SHOP + ",222233334444/eu-central-1/shop"), "222233334444/eu-central-1/shop");
  }
}
