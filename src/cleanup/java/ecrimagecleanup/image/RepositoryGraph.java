package ecrimagecleanup.image;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which images of a repository depend on each other. Safe for several threads.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">the field
 *     subject</a> and <a
 *     href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema">the
 *     tags of referrers</a>
 */
public final class RepositoryGraph implements Weighed {
  /** A tag that says whom an image belongs to, as clients made before the field subject existed. */
  private static final Pattern REFERRERS_TAG = Pattern.compile("sha256-([0-9a-f]{64})(?:\\..+)?");

  private final Map<Digest, List<Digest>> parents = new HashMap<>();
  private final Map<Digest, Digest> subjects = new HashMap<>();
  private final Map<Digest, List<Digest>> referrers = new HashMap<>();
  private final Map<Digest, Image> images = new LinkedHashMap<>();
  private final Map<Digest, Manifest> manifests = new LinkedHashMap<>();
  private final List<Image> roots;
  private final Instant latestUnreadable;
  private final Optional<Digest> restoringIndex;

  /** Ranking takes time, and all images of a repository are ranked by the same rules. */
  private final Map<NewestRules, Map<Digest, List<NewestPlace>>> places = new ConcurrentHashMap<>();

  /**
   * @param images all images of the repository
   * @param manifests those of its indexes, as far as they can be read: of an index in the archive
   *     it is not known what it lists
   */
  public RepositoryGraph(Collection<Image> images, Collection<Manifest> manifests) {
    images.forEach(image -> this.images.put(image.digest(), image));
    for (Manifest index : manifests) {
      this.manifests.put(index.digest(), index);
      index.children().forEach(child -> add(parents, child, index.digest()));
    }
    for (Image image : images) {
      subjects(image)
          .filter(subject -> this.images.containsKey(subject) && !subject.equals(image.digest()))
          .findFirst()
          .ifPresent(
              subject -> {
                subjects.put(image.digest(), subject);
                add(referrers, subject, image.digest());
              });
    }
    roots = images.stream().filter(image -> isRoot(image.digest())).toList();
    latestUnreadable =
        images.stream()
            .filter(Image::isUnreadableIndex)
            .map(Image::pushedAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    restoringIndex =
        images.stream()
            .filter(image -> image.isIndex() && image.activating())
            .map(Image::digest)
            .findFirst();
  }

  /** An image takes about a kB. */
  @Override
  public int weight() {
    return images.size();
  }

  /** The same with images that were read again: their tags can give them another place. */
  RepositoryGraph with(Collection<Image> again) {
    if (again.stream().allMatch(image -> image.equals(images.get(image.digest())))) {
      return this;
    }
    Map<Digest, Image> now = new LinkedHashMap<>(images);
    again.forEach(image -> now.put(image.digest(), image));
    return new RepositoryGraph(now.values(), manifests.values());
  }

  private static void add(Map<Digest, List<Digest>> map, Digest key, Digest value) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  /** What it says that it belongs to, whether that exists or not. */
  static Stream<Digest> subjects(Image image) {
    Stream<Digest> byTag =
        image.tags().stream()
            .map(REFERRERS_TAG::matcher)
            .filter(Matcher::matches)
            .map(matcher -> new Digest("sha256:" + matcher.group(1)));
    return Stream.concat(image.subject().stream(), byTag);
  }

  /** The indexes that list an image. */
  public List<Digest> parents(Digest image) {
    return List.copyOf(parents.getOrDefault(image, List.of()));
  }

  /** Who else wants what an index lists. */
  public Parts parts(Digest index) {
    Set<Digest> below = Manifest.below(index, manifests);
    List<Image> listed =
        below.stream().flatMap(digest -> Optional.ofNullable(images.get(digest)).stream()).toList();
    return below.isEmpty()
        ? Parts.NONE
        : new Parts(
            listed.stream().flatMap(image -> image.tags().stream()).toList(),
            below.stream()
                .flatMap(this::wantedBy)
                .filter(other -> !other.equals(index) && !below.contains(other))
                .collect(toUnmodifiableSet()),
            listed.stream()
                .filter(Image::activating)
                .map(Image::digest)
                .findFirst()
                .or(() -> restoringIndex),
            listed.stream().map(Image::changedAt).max(Comparator.naturalOrder()));
  }

  private Stream<Digest> wantedBy(Digest image) {
    return Stream.concat(parents(image).stream(), subject(image).stream());
  }

  /** The existing image that this one belongs to, as its signature, its SBOM or the like. */
  public Optional<Digest> subject(Digest image) {
    return Optional.ofNullable(subjects.get(image));
  }

  /** The images that belong to an image. */
  public List<Digest> referrers(Digest image) {
    return List.copyOf(referrers.getOrDefault(image, List.of()));
  }

  /** Whether no index lists an image and it belongs to no other. */
  public boolean isRoot(Digest image) {
    return !parents.containsKey(image) && !subjects.containsKey(image);
  }

  /** The places of a root under the rules of its tags; none for other images. */
  public List<NewestPlace> places(Digest image, NewestRules rules) {
    return List.copyOf(
        places
            .computeIfAbsent(rules, these -> Newest.places(roots, these, latestUnreadable))
            .getOrDefault(image, List.of()));
  }
}
