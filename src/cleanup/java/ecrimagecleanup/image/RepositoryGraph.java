package ecrimagecleanup.image;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which images of a repository depend on each other. Immutable.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">the field
 *     subject</a> and <a
 *     href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema">the
 *     tags of referrers</a>
 */
public final class RepositoryGraph {
  /** A tag that says whom an image belongs to, as clients made before the field subject existed. */
  private static final Pattern REFERRERS_TAG = Pattern.compile("sha256-([0-9a-f]{64})(?:\\..+)?");

  /** With a tag, without one, what belonged to an image that is gone. */
  private static final int STANDINGS = 3;

  private final Map<Digest, List<Digest>> parents = new HashMap<>();
  private final Map<Digest, Digest> subjects = new HashMap<>();
  private final Map<Digest, List<Digest>> referrers = new HashMap<>();
  private final Map<Digest, Integer> ranks = new HashMap<>();

  /**
   * @param images all images of the repository
   * @param manifests those of its indexes, as far as they can be read: of an index in the archive
   *     it is not known what it lists
   */
  public RepositoryGraph(Collection<Image> images, Collection<Manifest> manifests) {
    Set<Digest> existing = images.stream().map(Image::digest).collect(toSet());
    for (Manifest index : manifests) {
      index.children().forEach(child -> add(parents, child, index.digest()));
    }
    for (Image image : images) {
      subjects(image)
          .filter(subject -> existing.contains(subject) && !subject.equals(image.digest()))
          .findFirst()
          .ifPresent(
              subject -> {
                subjects.put(image.digest(), subject);
                add(referrers, subject, image.digest());
              });
    }
    rankRoots(images);
  }

  private void rankRoots(Collection<Image> images) {
    Predicate<Image> mayBeListed = mayBeListedInTheArchive(images);
    int[] outside = new int[STANDINGS];
    int[] everywhere = new int[STANDINGS];
    images.stream()
        .filter(image -> isRoot(image.digest()))
        .sorted(
            Comparator.comparing(Image::pushedAt)
                .reversed()
                .thenComparing(image -> image.digest().value()))
        .forEach(
            root -> {
              int standing = standing(root);
              int[] newer = root.archived() ? everywhere : outside;
              ranks.put(root.digest(), 1 + Arrays.stream(newer, 0, standing + 1).sum());
              outside[standing] += root.archived() ? 0 : 1;
              everywhere[standing] += mayBeListed.test(root) ? 0 : 1;
            });
  }

  /** What was there when an index was pushed that is in the archive may be a part of it. */
  private static Predicate<Image> mayBeListedInTheArchive(Collection<Image> images) {
    Instant latest =
        images.stream()
            .filter(Image::isUnreadableIndex)
            .map(Image::pushedAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    return image -> !image.isIndex() && !image.pushedAt().isAfter(latest);
  }

  /**
   * How much a root is worth, from 0: what is worth less takes no place from what is worth more.
   */
  private static int standing(Image root) {
    if (subjects(root).anyMatch(subject -> !subject.equals(root.digest()))) {
      return STANDINGS - 1;
    }
    return root.tags().isEmpty() ? 1 : 0;
  }

  private static void add(Map<Digest, List<Digest>> map, Digest key, Digest value) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  /** What it says that it belongs to, whether that exists or not. */
  private static Stream<Digest> subjects(Image image) {
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

  /**
   * The place of a root, from the newest: 1 is the newest. One with a tag has its place among those
   * with a tag, one without also among those, and the signature of an image that is gone among all.
   * Outside of the archive only what is there counts. In the archive all count but what an index
   * there may list. So each can be one of the newest, and none takes a place from what is worth
   * more. Empty for other images.
   */
  public Optional<Integer> rank(Digest image) {
    return Optional.ofNullable(ranks.get(image));
  }
}
