package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.evidence;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.component.kubernetes.MockCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster runs and can start, and what becomes of an image for it. */
class KubernetesSourceTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  private static Installation installation(MockCluster cluster) {
    return Installation.with(
        "delete", evidence("kubernetes-live"), "cleanup.kubernetes=" + cluster.context("shop"));
  }

  private static String cronJob(String image) {
    return """
        {"metadata": {"namespace": "shop", "name": "weekly"},
         "spec": {"schedule": "0 3 * * 0", "jobTemplate": {"spec": {"template": {"spec": {"containers": [
           {"name": "report", "image": "%s"}]}}}}}}
        """
        .formatted(image);
  }

  @Test
  void anImageThatACronJobStartsOnceAWeekIsKeptUntilItStartsAnother() throws IOException {
    try (MockCluster cluster = new MockCluster(folder);
        Installation installation = installation(cluster)) {
      cluster.list(MockCluster.CRON_JOBS, cronJob(image("1")));
      String old = installation.pushAndRetire("1");
      String sentence =
          "CronJob shop/weekly of the cluster %s uses it as %s."
              .formatted(cluster.context("shop"), image("1"));

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .isEqualTo("further-evidence, postpone until 2026-03-05T10:30:00Z: " + sentence);
      assertThat(installation.decisions().lastWordsOf("kubernetes-live", old))
          .containsExactly("further-evidence, used");
      assertThat(installation.removed()).isEmpty();
      assertThat(installation.run("explain", "team/orders:1", "--format=json").out())
          .contains(sentence);

      cluster.list(MockCluster.CRON_JOBS, cronJob(image("2")));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.lastDecision(old))
          .startsWith("remove: ")
          .endsWith("1 cluster can run 1 image of ECR in 2 containers; this is not one of them.");
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aClusterOfEksKeepsWhatItRunsAndIsUnknownWhileEksDoesNotHaveIt() throws IOException {
    String cluster = "111122223333/eu-central-1/shop";
    String unknown =
        "The cluster %s cannot be read: ResourceNotFoundException: No cluster found for name: shop."
            .formatted(cluster);
    try (MockCluster api = new MockCluster(folder);
        Installation installation =
            Installation.with(
                "delete", evidence("kubernetes-live"), "cleanup.kubernetes=" + cluster)) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);
      assertThat(installation.lastDecision(old)).contains(unknown);
      assertThat(installation.removed()).isEmpty();
      assertThat(installation.run("doctor", "--format=json").out())
          .contains(unknown, "EksEvidence=yes");

      installation
          .aws()
          .sandbox()
          .eks()
          .put(
              "arn:aws:eks:eu-central-1:111122223333:cluster/shop",
              api.endpoint(),
              api.authority());
      api.list(MockCluster.CRON_JOBS, cronJob(image("1")));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.lastDecision(old))
          .endsWith(
              "CronJob shop/weekly of the cluster %s uses it as %s."
                  .formatted(cluster, image("1")));
      assertThat(installation.removed()).isEmpty();

      api.list(MockCluster.CRON_JOBS, cronJob(image("2")));
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(old);
    }
  }

  @Test
  void aClusterWhoseCronJobsAloneMayNotBeReadIsUnknownAndKeeps() throws IOException {
    try (MockCluster cluster = new MockCluster(folder);
        Installation installation = installation(cluster)) {
      cluster.fail(MockCluster.CRON_JOBS, 403, "cronjobs is forbidden");
      String old = installation.pushAndRetire("1");
      String sentence =
          "The cronjobs of the cluster %s cannot be read: 403, cronjobs is forbidden."
              .formatted(cluster.context("shop"));

      installation.pass(DAY);
      assertThat(installation.lastDecision(old))
          .isEqualTo("further-evidence, postpone until 2026-03-05T10:00:00Z: " + sentence);
      assertThat(installation.decisions().lastWordsOf("kubernetes-live", old))
          .containsExactly("further-evidence, unknown");
      assertThat(installation.removed()).isEmpty();
      assertThat(installation.run("doctor", "--format=json").out())
          .contains(sentence, "bind deploy/kubernetes/reader-cluster-role.yaml");

      cluster.list(MockCluster.CRON_JOBS);
      installation.pass(DAY.multipliedBy(3));
      assertThat(installation.removed()).containsExactly(old);
      assertThat(installation.run("doctor", "--format=json").out())
          .contains("All clusters of cleanup.kubernetes can be read.");
    }
  }

  @Test
  void noClusterIsUnknownAndKeeps() {
    try (Installation installation = Installation.with("delete", evidence("kubernetes-live"))) {
      String old = installation.pushAndRetire("1");

      installation.pass(DAY);

      assertThat(installation.lastDecision(old)).endsWith("cleanup.kubernetes lists no cluster.");
      assertThat(installation.removed()).isEmpty();
    }
  }
}
