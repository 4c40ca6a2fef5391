package ecrimagecleanup.image;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the registry says for a check, as far as anyone asked.
 *
 * @param ofRepository the resource tags of the repository; empty if nobody asked
 * @param existing the images of the check that exist; empty if nobody asked
 * @param tree what the indexes among them list
 * @param graph which images of the repository depend on each other; empty if nobody asked
 * @param mutability whether the tags of the repository can move; empty if nobody asked
 */
public record RegistryView(
    Optional<RepositoryTags> ofRepository,
    Optional<List<Image>> existing,
    ImageTree tree,
    Optional<RepositoryGraph> graph,
    Optional<TagMutability> mutability) {
  /** Nobody asked anything yet. */
  public static final RegistryView UNREAD =
      new RegistryView(
          Optional.empty(), Optional.empty(), ImageTree.EMPTY, Optional.empty(), Optional.empty());

  public RegistryView {
    existing = existing.map(List::copyOf);
  }

  /** What is known of a repository and of some of its images. */
  public static RegistryView of(RepositoryTags tags, List<Image> images) {
    return UNREAD.withTags(tags).withImages(images);
  }

  /**
   * The resource tags of the repository.
   *
   * @throws IllegalStateException if nobody asked: what is not read decides nothing
   */
  public RepositoryTags tags() {
    return ofRepository.orElseThrow(
        () -> new IllegalStateException("The tags of the repository were not read."));
  }

  /**
   * The images of the check that exist.
   *
   * @throws IllegalStateException if nobody asked: an image that was not looked for is not gone
   */
  public List<Image> images() {
    return existing.orElseThrow(
        () -> new IllegalStateException("The images of the check were not read."));
  }

  /** With the resource tags of the repository, also if they are read again. */
  public RegistryView withTags(RepositoryTags tags) {
    return new RegistryView(Optional.of(tags), existing, tree, graph, mutability);
  }

  /** With the images that exist, also if they are read again. */
  public RegistryView withImages(List<Image> images) {
    return new RegistryView(
        ofRepository,
        Optional.of(images),
        tree,
        graph.map(whole -> whole.with(images)),
        mutability);
  }

  /** With what the indexes list, also if it is read again. */
  public RegistryView withTree(ImageTree read) {
    return new RegistryView(
        ofRepository,
        existing,
        read,
        graph.map(whole -> whole.with(read.listed().values())),
        mutability);
  }

  /** With the graph of the whole repository. */
  public RegistryView withGraph(RepositoryGraph whole) {
    return new RegistryView(ofRepository, existing, tree, Optional.of(whole), mutability);
  }

  /** With the answer to whether its tags can move. */
  public RegistryView withMutability(TagMutability ofTags) {
    return new RegistryView(ofRepository, existing, tree, graph, Optional.of(ofTags));
  }

  /** The indexes whose manifests are not known. */
  public List<Digest> unreadIndexes() {
    return tree.unreadIndexes(images());
  }

  /**
   * The images that live as long as this one: those that it lists directly, and those that belong
   * to it.
   */
  public List<Digest> dependants(Digest image) {
    return Stream.concat(
            Manifest.children(image, tree.manifests()).stream(),
            graph.stream().flatMap(g -> g.referrers(image).stream()))
        .distinct()
        .toList();
  }

  /** The images below an index, directly or not. */
  public Set<Digest> descendants(Digest index) {
    return Manifest.below(index, tree.manifests());
  }
}
