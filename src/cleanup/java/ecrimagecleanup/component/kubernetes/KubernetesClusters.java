package ecrimagecleanup.component.kubernetes;

import ecrimagecleanup.component.Reason;
import ecrimagecleanup.evidence.kubernetes.Cluster;
import ecrimagecleanup.evidence.kubernetes.ClusterUse;
import ecrimagecleanup.evidence.kubernetes.KubernetesUse;
import ecrimagecleanup.words.OneLine;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads what the clusters of {@code cleanup.kubernetes} run and can start. Each reading opens its
 * clients anew, so a kubeconfig or a token that changes is taken. Safe for several threads.
 */
public final class KubernetesClusters {
  private static final int CONNECTION_MILLISECONDS = 10_000;
  private static final Duration REQUEST = Duration.ofSeconds(30);

  /**
   * A list that fails for a moment is asked for again; a cluster that is away is not waited for.
   */
  private static final int RETRIES = 1;

  private static final String EKS_REMEDY =
      " Correct cleanup.kubernetes, or let the role of cleanup.reader-role there call eks:DescribeCluster.";

  private final List<Cluster> clusters;
  private final EksClusters eks;
  private final Duration request;

  /**
   * @param clusters as {@link Cluster#parse} reads them
   * @param eks how those of EKS are reached; who gives it closes it
   * @throws IllegalArgumentException if they are not of that form
   */
  public KubernetesClusters(String clusters, EksClusters eks) {
    this(clusters, eks, REQUEST);
  }

  /**
   * @param request how long one call may take
   */
  KubernetesClusters(String clusters, EksClusters eks, Duration request) {
    this.clusters = Cluster.parse(clusters);
    this.eks = eks;
    this.request = request;
  }

  /** What they run and can start now. A cluster that cannot be read is part of the answer. */
  public KubernetesUse read() {
    return new KubernetesUse(clusters.stream().map(this::read).toList());
  }

  private ClusterUse read(Cluster cluster) {
    return cluster instanceof Cluster.OfEks ofEks
        ? readOfEks(ofEks)
        : readOfFile((Cluster.OfFile) cluster);
  }

  private ClusterUse readOfEks(Cluster.OfEks cluster) {
    AtomicReference<ClusterUse> use = new AtomicReference<>();
    return Reason.ofFailed(() -> use.set(read(cluster, eks.config(cluster))))
        .map(why -> ClusterUse.unreadable(cluster, why.replaceFirst("\\.$", ""), EKS_REMEDY))
        .orElseGet(use::get);
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
