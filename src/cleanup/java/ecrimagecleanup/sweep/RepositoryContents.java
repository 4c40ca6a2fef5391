package ecrimagecleanup.sweep;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.hygiene.BrokenIndexes;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageTree;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.RegistryView;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the registry says of one repository.
 *
 * @param tags its resource tags
 * @param images all its images by digest, with those in the archive
 * @param manifests those of its indexes by digest, as far as they can be read
 * @param graph which images depend on each other
 * @param mutability whether its tags can move
 */
public record RepositoryContents(
    RepositoryTags tags,
    Map<Digest, Image> images,
    Map<Digest, Manifest> manifests,
    RepositoryGraph graph,
    TagMutability mutability) {

  /** What was read. */
  public static RepositoryContents of(
      RepositoryTags tags,
      Collection<Image> images,
      Collection<Manifest> manifests,
      TagMutability mutability) {
    return new RepositoryContents(
        tags,
        Map.copyOf(images.stream().collect(toMap(Image::digest, identity()))),
        Map.copyOf(manifests.stream().collect(toMap(Manifest::digest, identity()))),
        new RepositoryGraph(images, manifests),
        mutability);
  }

  /** The indexes of which a listed image is missing, as far as their manifests were read. */
  public List<Digest> brokenIndexes() {
    return BrokenIndexes.among(images.keySet(), manifests.values());
  }

  /** Which images depend on each other once some of them are gone. */
  RepositoryGraph graphWithout(Set<Digest> gone) {
    return new RepositoryGraph(
        images.values().stream().filter(image -> !gone.contains(image.digest())).toList(),
        manifests.values().stream().filter(index -> !gone.contains(index.digest())).toList());
  }

  /** What a check of some of the images knows of the registry. */
  RegistryView view(List<Image> some) {
    return RegistryView.of(tags, some)
        .withTree(new ImageTree(manifests, images))
        .withGraph(graph)
        .withMutability(mutability);
  }
}
