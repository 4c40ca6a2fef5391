package ecrimagecleanup.hygiene;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Manifest;
import java.util.Collection;
import java.util.List;

/** Indexes that list an image which is not in their repository. */
public final class BrokenIndexes {
  private BrokenIndexes() {}

  /**
   * Those of a repository, by digest.
   *
   * @param images all its images, with those in the archive
   * @param manifests those of its indexes that were read
   */
  public static List<Digest> among(Collection<Digest> images, Collection<Manifest> manifests) {
    return manifests.stream()
        .filter(index -> images.contains(index.digest()))
        .filter(index -> !images.containsAll(index.children()))
        .map(Manifest::digest)
        .sorted()
        .toList();
  }
}
