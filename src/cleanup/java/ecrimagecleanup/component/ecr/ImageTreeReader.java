package ecrimagecleanup.component.ecr;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageTree;
import java.util.Collection;
import java.util.List;

/**
 * Reads what indexes list, level by level.
 *
 * @param manifests reads the manifests of a level
 * @param images reads what all of them list
 */
record ImageTreeReader(ManifestReader manifests, ImageReader images) {
  /**
   * The tree below some images. Without an index among them ECR is not asked.
   *
   * @param roots images of the repository
   * @throws IllegalStateException if the manifest of one of them cannot be read
   */
  ImageTree read(Collection<Image> roots) {
    ImageTree tree = ImageTree.EMPTY;
    for (List<Digest> unread = tree.unreadIndexes(roots);
        !unread.isEmpty();
        unread = tree.unreadIndexes(roots)) {
      tree = tree.withManifests(roots, manifests.describe(unread));
    }
    return tree.withListed(images.describe(tree.listedDigests()));
  }
}
