package ecrimagecleanup.bean;

import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageTree;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Brake;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/**
 * Joins what AWS answers to what is known: of each method with two parameters the first is the body
 * that travels, the second the answer that {@code enrich} got, and the result the new body.
 * Stateless.
 */
public final class Learning {

  /** The tags of the repository, also if they are read again. */
  public Assessment repositoryTags(Assessment known, RepositoryTags tags) {
    return known.withRegistry(known.registry().withTags(tags));
  }

  /** The images of the check that exist. */
  public Assessment images(Assessment known, List<Image> images) {
    return known.withRegistry(known.registry().withImages(images));
  }

  /** What the indexes among them list. */
  public Assessment tree(Assessment known, ImageTree tree) {
    return known.withRegistry(known.registry().withTree(tree));
  }

  /** The names of pending checks. */
  public Assessment pending(Assessment known, List<String> names) {
    return known.withPending(names);
  }

  /** Which images of the repository depend on each other. */
  public Assessment graph(Assessment known, RepositoryGraph graph) {
    return known.withRegistry(known.registry().withGraph(graph));
  }

  /** Whether tags can move, of all repositories of the registry. */
  public Assessment mutability(Assessment known, Map<Repository, TagMutability> all) {
    return known.withRegistry(
        known.registry().withMutability(mutability(all, known.check().repository())));
  }

  /** Whether removals are held. */
  public Assessment brake(Assessment known, Brake brake) {
    return known.withBrake(brake);
  }

  /** The indexes of a repository of which it is read what they list. */
  public List<Digest> readableIndexes(@Body List<Image> images) {
    return ImageTree.readableIndexes(images);
  }

  /** Which images of a repository depend on each other, by what its indexes list. */
  public RepositoryGraph manifests(List<Image> images, List<Manifest> manifests) {
    return new RepositoryGraph(images, manifests);
  }

  /** Whether the tags of a repository can move; of one that is too new to be known they can. */
  static TagMutability mutability(Map<Repository, TagMutability> all, Repository repository) {
    return all.getOrDefault(repository, new TagMutability("unknown", List.of()));
  }
}
