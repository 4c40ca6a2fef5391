package ecrimagecleanup.evidence.kubernetes;

import ecrimagecleanup.evidence.Doubt;
import java.util.List;

/**
 * What one cluster runs or can start.
 *
 * @param images the images of ECR, each once
 * @param containers how many containers were seen, of whatever registry
 * @param doubts what could not be read, and what that can concern
 */
public record ClusterUse(List<ClusterImage> images, long containers, List<Doubt> doubts) {
  public ClusterUse {
    images = List.copyOf(images);
    doubts = List.copyOf(doubts);
  }

  /**
   * Of a cluster that could not be read at all.
   *
   * @param why why, without a full stop
   * @param remedy what to do; empty, or a sentence after a space
   */
  public static ClusterUse unreadable(Cluster cluster, String why, String remedy) {
    return new ClusterUse(
        List.of(),
        0,
        List.of(
            Doubt.ofEverything(
                "The cluster %s cannot be read: %s.%s".formatted(cluster, why, remedy))));
  }
}
