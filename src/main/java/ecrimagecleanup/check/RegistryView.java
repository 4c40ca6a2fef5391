package ecrimagecleanup.check;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the registry says for a check, as far as anyone asked.
 *
 * @param tags the resource tags of the repository
 * @param images the images of the check that exist
 * @param manifests the manifests of the indexes among them, and of indexes that those list, by
 *     digest
 * @param listed the images that those indexes list, as far as they exist, by digest
 * @param graph how the images of the repository hang together
 * @param mutability whether the tags of the repository can move
 */
public record RegistryView(
    RepositoryTags tags,
    List<Image> images,
    Map<Digest, Manifest> manifests,
    Map<Digest, Image> listed,
    Optional<RepositoryGraph> graph,
    Optional<TagMutability> mutability) {
  public RegistryView {
    images = List.copyOf(images);
    manifests = Map.copyOf(manifests);
    listed = Map.copyOf(listed);
  }

  /** What is known to begin with. */
  public static RegistryView of(RepositoryTags tags, List<Image> images) {
    return new RegistryView(tags, images, Map.of(), Map.of(), Optional.empty(), Optional.empty());
  }

  /** With tags that were read again. */
  public RegistryView withTags(RepositoryTags again) {
    return new RegistryView(again, images, manifests, listed, graph, mutability);
  }

  /**
   * With the manifests of {@link #unreadIndexes}.
   *
   * @throws IllegalStateException if that of an image of the check is missing: it went, or moved to
   *     the archive, while it was looked at, and the check has to begin again
   */
  public RegistryView withManifests(Collection<Manifest> read) {
    Set<Digest> found = read.stream().map(Manifest::digest).collect(toSet());
    List<Digest> missing = unreadIndexes().stream().filter(d -> !found.contains(d)).toList();
    for (Image image : images) {
      if (missing.contains(image.digest())) {
        throw new IllegalStateException(
            "The manifest of the index %s cannot be read. The check is tried again."
                .formatted(image));
      }
    }
    // A nested index that is listed and does not exist lists nothing that could be pulled by it.
    Map<Digest, Manifest> all = new HashMap<>(manifests);
    missing.forEach(digest -> all.put(digest, Manifest.ofMissing(digest)));
    read.forEach(manifest -> all.put(manifest.digest(), manifest));
    return new RegistryView(tags, images, all, listed, graph, mutability);
  }

  /** With the images that the indexes list. */
  public RegistryView withListed(Collection<Image> children) {
    Map<Digest, Image> byDigest = children.stream().collect(toMap(Image::digest, identity()));
    return new RegistryView(tags, images, manifests, byDigest, graph, mutability);
  }

  /** With all that hangs together in the repository. */
  public RegistryView withGraph(RepositoryGraph whole) {
    return new RegistryView(tags, images, manifests, listed, Optional.of(whole), mutability);
  }

  /** With the answer to whether its tags can move. */
  public RegistryView withMutability(TagMutability ofTags) {
    return new RegistryView(tags, images, manifests, listed, graph, Optional.of(ofTags));
  }

  /** The indexes whose manifests are not known yet. */
  public List<Digest> unreadIndexes() {
    Stream<Digest> nested = manifests.values().stream().flatMap(m -> m.nestedIndexes().stream());
    Stream<Digest> own =
        images.stream().filter(i -> i.isIndex() && !i.archived()).map(Image::digest);
    return Stream.concat(own, nested).distinct().filter(d -> !manifests.containsKey(d)).toList();
  }

  /** Every image that the known indexes list. */
  public List<Digest> listedDigests() {
    return manifests.values().stream()
        .flatMap(m -> m.children().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The images that live as long as this one: those that it lists directly, and those that belong
   * to it.
   */
  public List<Digest> dependants(Digest image) {
    return Stream.concat(
            children(image).stream(), graph.stream().flatMap(g -> g.referrers(image).stream()))
        .distinct()
        .toList();
  }

  /** The images below an index, directly or not. */
  public Set<Digest> descendants(Digest index) {
    Set<Digest> found = new LinkedHashSet<>();
    Deque<Digest> open = new ArrayDeque<>(children(index));
    while (!open.isEmpty()) {
      Digest next = open.pop();
      if (found.add(next)) {
        open.addAll(children(next));
      }
    }
    return found;
  }

  private List<Digest> children(Digest index) {
    return Optional.ofNullable(manifests.get(index)).map(Manifest::children).orElse(List.of());
  }
}
