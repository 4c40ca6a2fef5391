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

  /** Of a cluster that could not be read at all. */
  public static ClusterUse unreadable(Cluster cluster, String why) {
    return new ClusterUse(
        List.of(),
        0,
        List.of(Doubt.ofEverything("The cluster %s cannot be read: %s.".formatted(cluster, why))));
  }
}
