package ecrimagecleanup.component.kubernetes;

import static ecrimagecleanup.component.kubernetes.MockCluster.CRON_JOBS;
import static ecrimagecleanup.component.kubernetes.MockCluster.LISTS;
import static ecrimagecleanup.component.kubernetes.MockCluster.PODS;
import static ecrimagecleanup.component.kubernetes.UnreadableCluster.assertDoubt;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.kubernetes.KubernetesUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reading of clusters, over HTTPS. */
class KubernetesClustersTest {
  private static final String URI = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders";
  private static final Path CLUSTER_ROLE = Path.of("deploy/kubernetes/reader-cluster-role.yaml");

  @TempDir private Path folder;

  private static String object(String image) {
    return """
        {"metadata": {"namespace": "shop", "name": "x"},
         "spec": {"template": {"spec": {"containers": [{"name": "x", "image": "%s"}]}}}}
        """
        .formatted(image);
  }

  private static KubernetesUse read(String clusters) {
    return read(clusters, Duration.ofSeconds(30));
  }

  private static KubernetesUse read(String clusters, Duration request) {
    try (EksClusters eks = new EksClusters("eu-central-1", "reader", "", Clock.systemUTC())) {
      return new KubernetesClusters(clusters, eks, request).read();
    }
  }

  @Test
  void everyListIsRead() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      for (String list : LISTS) {
        cluster.list(list, object(URI + ":" + list.substring(list.lastIndexOf('/') + 1)));
      }

      KubernetesUse use = read(cluster.context("shop"));

      assertThat(use.doubts()).isEmpty();
      assertThat(use.images()).isEqualTo(LISTS.size());
    }
  }

  @Test
  void everyPageIsRead() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      cluster.page(PODS, "", object(URI + ":1"), "a/b+=");
      cluster.page(PODS, "&continue=a%2Fb%2B%3D", object(URI + ":2"), "c");
      cluster.page(PODS, "&continue=c", object(URI + ":3"), "");

      KubernetesUse use = read(cluster.context("shop"));

      assertThat(use.doubts()).isEmpty();
      assertThat(use.images()).isEqualTo(3);
    }
  }

  @Test
  void aPageThatComesAgainAndAgainIsADoubt() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      cluster.page(PODS, "", object(URI + ":1"), "a");
      cluster.page(PODS, "&continue=a", object(URI + ":2"), "a");

      assertDoubt(
          read(cluster.context("shop")),
          "The pods of the cluster",
          "the same page again and again");
    }
  }

  @ParameterizedTest
  @FieldSource("ecrimagecleanup.component.kubernetes.MockCluster#LISTS")
  void aListThatMayNotBeReadIsADoubtWhateverElseIsRead(String list) throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      cluster.fail(list, 403, "it is forbidden");

      assertDoubt(
          read(cluster.context("shop")),
          "The %s of the cluster".formatted(list.substring(list.lastIndexOf('/') + 1)),
          "kubeconfig#shop cannot be read: 403, it is forbidden.");
    }
  }

  @Test
  void aTokenThatExpiredIsOneDoubt() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      LISTS.forEach(list -> cluster.fail(list, 401, "Unauthorized"));

      assertDoubt(read(cluster.context("shop")), "cannot be read: 401, Unauthorized.");
    }
  }

  @Test
  void aPageTokenThatExpiredIsADoubt() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      cluster.page(PODS, "", object(URI + ":1"), "old");
      cluster.fail(PODS + "?limit=500&continue=old", 410, "too old");

      assertDoubt(read(cluster.context("shop")), "The pods of the cluster");
    }
  }

  @Test
  void anApiWithoutAListIsADoubt() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      cluster.forget(CRON_JOBS);

      assertDoubt(read(cluster.context("shop")), "the API has no /apis/batch/v1/cronjobs");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"items\": null}", "<html>", ""})
  void anAnswerThatIsNoListIsADoubt(String body) throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      cluster.answer(CRON_JOBS, body);

      assertDoubt(read(cluster.context("shop")), "The cronjobs of the cluster");
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsADoubt() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      assertDoubt(read(cluster.context("distrusted")), "#distrusted cannot be read", "certificat");
    }
  }

  @Test
  void aClusterThatDoesNotAnswerInTimeIsADoubt() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      cluster.delay(CRON_JOBS, 3_000);

      assertDoubt(
          read(cluster.context("shop"), Duration.ofMillis(100)),
          "The cronjobs of the cluster",
          "#shop cannot be read");
    }
  }

  @Test
  void aClusterThatIsAwayIsADoubt() throws IOException {
    String context;
    try (MockCluster cluster = new MockCluster(folder)) {
      context = cluster.context("shop");
    }

    assertDoubt(read(context), "The cronjobs of the cluster", "#shop cannot be read");
  }

  @Test
  void aContextThatTheFileDoesNotHaveIsADoubt() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      assertDoubt(
          read(cluster.context("other")), "#other cannot be read: the file has no such context.");
    }
  }

  @Test
  void aFileThatIsNotThereOrNoKubeconfigIsADoubt() throws IOException {
    assertDoubt(read(folder + "/none#shop"), "there is no such file");

    Path text = Files.writeString(folder.resolve("text"), "[what: {");
    assertDoubt(read(text + "#shop"), "text#shop cannot be read");
  }

  @Test
  void aClusterWithoutAContainerIsADoubt() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      cluster.list(PODS);

      assertDoubt(read(cluster.context("shop")), "shows no container at all");
    }
  }

  @Test
  void oneOfTwoThatCannotBeReadIsADoubt() throws IOException {
    try (MockCluster cluster = new MockCluster(folder)) {
      assertDoubt(
          read(cluster.context("shop") + "," + cluster.context("other")), "#other cannot be read");
    }
  }

  @Test
  void theClusterRoleAllowsEveryListAndNothingElse() throws IOException {
    String role = Files.readString(CLUSTER_ROLE);

    assertThat(role.lines().filter(line -> line.contains("resources: ")))
        .flatExtracting(line -> List.of(line.replaceAll(".*\\[|\\].*", "").split(", ")))
        .containsExactlyInAnyOrderElementsOf(
            LISTS.stream().map(list -> list.substring(list.lastIndexOf('/') + 1)).toList());
    assertThat(role.lines().filter(line -> line.contains("verbs: ")))
        .extracting(String::strip)
        .containsOnly("verbs: [list]");
  }
}
