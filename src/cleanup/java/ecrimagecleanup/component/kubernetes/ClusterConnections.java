package ecrimagecleanup.component.kubernetes;

import ecrimagecleanup.component.Reason;
import ecrimagecleanup.evidence.kubernetes.Cluster;
import ecrimagecleanup.evidence.kubernetes.ClusterUse;
import ecrimagecleanup.words.OneLine;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Opens a client for one cluster after the other. What needs the client of fabric8 begins here: an
 * application of others that reads no clusters may do without it.
 *
 * @param eks how clusters of EKS are reached
 * @param request how long one call may take
 */
record ClusterConnections(EksClusters eks, Duration request) {
  private static final int CONNECTION_MILLISECONDS = 10_000;

  /**
   * A list that fails for a moment is asked for again; a cluster that is away is not waited for.
   */
  private static final int RETRIES = 1;

  private static final String EKS_REMEDY =
      " Correct cleanup.kubernetes, or let the role of cleanup.reader-role there call eks:DescribeCluster.";

  /** What the cluster runs and can start now, or why that cannot be read. */
  ClusterUse read(Cluster cluster) {
    return cluster instanceof Cluster.OfEks ofEks
        ? readOfEks(ofEks)
        : readOfFile((Cluster.OfFile) cluster);
  }

  private ClusterUse readOfEks(Cluster.OfEks cluster) {
    AtomicReference<ClusterUse> use = new AtomicReference<>();
    return Reason.ofFailed(() -> use.set(read(cluster, config(eks.describe(cluster)))))
        .map(why -> ClusterUse.unreadable(cluster, why.replaceFirst("\\.$", ""), EKS_REMEDY))
        .orElseGet(use::get);
  }

  /**
   * It has nothing of the environment of this process, so that no other cluster is taken for this
   * one.
   */
  private static Config config(DescribedCluster cluster) {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(cluster.endpoint())
        .withCaCertData(cluster.authority())
        .withOauthTokenProvider(cluster.token()::get)
        .build();
  }

  private ClusterUse readOfFile(Cluster.OfFile cluster) {
    if (!Files.isReadable(Path.of(cluster.file()))) {
      return ClusterUse.unreadable(cluster, "there is no such file, or it may not be read", "");
    }
    try {
      Config config = Config.fromKubeconfig(cluster.context(), Path.of(cluster.file()).toFile());
      if (config.getCurrentContext() == null
          || !cluster.context().equals(config.getCurrentContext().getName())) {
        // The client would call the cluster in which it runs.
        return ClusterUse.unreadable(cluster, "the file has no such context", "");
      }
      return read(cluster, config);
    } catch (RuntimeException e) {
      // The parser of the file fails in many ways.
      return ClusterUse.unreadable(cluster, OneLine.of(e.toString()), "");
    }
  }

  private ClusterUse read(Cluster cluster, Config config) {
    config.setConnectionTimeout(CONNECTION_MILLISECONDS);
    config.setRequestTimeout(Math.toIntExact(request.toMillis()));
    config.setRequestRetryBackoffLimit(RETRIES);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      return new ClusterReader(cluster, client).read();
    } catch (KubernetesClientException e) {
      // What is named as a certificate may be none.
      return ClusterUse.unreadable(cluster, ClusterReader.reason(e), cluster.whenAway());
    }
  }
}
