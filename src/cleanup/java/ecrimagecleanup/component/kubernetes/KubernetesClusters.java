package ecrimagecleanup.component.kubernetes;

import ecrimagecleanup.evidence.kubernetes.Cluster;
import ecrimagecleanup.evidence.kubernetes.KubernetesUse;
import java.time.Duration;
import java.util.List;

/**
 * Reads what the clusters of {@code cleanup.kubernetes} run and can start. Each reading opens its
 * clients anew, so a kubeconfig or a token that changes is taken. Safe for several threads.
 *
 * <p>Without the client of fabric8 there is one all the same, which cannot read.
 */
public final class KubernetesClusters {
  private static final Duration REQUEST = Duration.ofSeconds(30);

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
    ClusterConnections connections = new ClusterConnections(eks, request);
    return new KubernetesUse(clusters.stream().map(connections::read).toList());
  }
}
