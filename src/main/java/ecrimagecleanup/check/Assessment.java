package ecrimagecleanup.check;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.RepositoryTags;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known so far for all images of one check. Every {@code with} method returns another one
 * that knows more.
 *
 * @param check the check
 * @param repositoryTags the tags of the repository
 * @param images the images of the check that exist
 * @param manifests the manifests of the indexes among them, and of indexes that those list
 * @param listed the images that those indexes list, as far as they exist
 * @param parents the manifests of all indexes of the repository; none if nobody asked
 * @param pending the names of pending checks; empty if nobody asked
 * @param usage what the aggregator shows; empty if nobody asked
 */
public record Assessment(
    ImageDeletionCheck check,
    RepositoryTags repositoryTags,
    List<Image> images,
    List<Manifest> manifests,
    List<Image> listed,
    List<Manifest> parents,
    Optional<List<ScheduleName>> pending,
    Optional<Usage> usage) {

  /** What the registry says of the images themselves. */
  public static Assessment ofRegistry(
      ImageDeletionCheck check, RepositoryTags repositoryTags, List<Image> images) {
    return new Assessment(
        check,
        repositoryTags,
        List.copyOf(images),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** With tags that were read again. */
  public Assessment withRepositoryTags(RepositoryTags tags) {
    return new Assessment(check, tags, images, manifests, listed, parents, pending, usage);
  }

  /**
   * With the manifests of {@link #unreadIndexes}.
   *
   * @throws IllegalStateException if that of an image of the check is missing: it went, or moved to
   *     the archive, while it was looked at, and the check has to begin again
   */
  public Assessment withManifests(Collection<Manifest> read) {
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
    Stream<Manifest> all =
        Stream.of(manifests.stream(), read.stream(), missing.stream().map(Manifest::ofMissing))
            .flatMap(parts -> parts);
    return new Assessment(
        check, repositoryTags, images, all.toList(), listed, parents, pending, usage);
  }

  /** With the images that the indexes list. */
  public Assessment withListed(Collection<Image> children) {
    return new Assessment(
        check, repositoryTags, images, manifests, List.copyOf(children), parents, pending, usage);
  }

  /** With the manifests of all indexes of the repository. */
  public Assessment withParents(Collection<Manifest> indexes) {
    return new Assessment(
        check, repositoryTags, images, manifests, listed, List.copyOf(indexes), pending, usage);
  }

  /** With the names of the schedules that are pending; names of another form are left out. */
  public Assessment withPending(Collection<String> names) {
    List<ScheduleName> checks =
        names.stream().flatMap(name -> ScheduleName.parse(name).stream()).toList();
    return new Assessment(
        check, repositoryTags, images, manifests, listed, parents, Optional.of(checks), usage);
  }

  /** With what the aggregator shows. */
  public Assessment withUsage(Usage shown) {
    return new Assessment(
        check, repositoryTags, images, manifests, listed, parents, pending, Optional.of(shown));
  }

  /** The decision for each image, in the order of the check. */
  public List<ImageDecision> decide(DecisionTable table, Instant now) {
    Map<Digest, Image> byDigest = images.stream().collect(toMap(Image::digest, identity()));
    return check.images().stream()
        .map(
            digest -> {
              Optional<Image> image = Optional.ofNullable(byDigest.get(digest));
              Findings findings =
                  image
                      .map(this::findings)
                      .orElseGet(() -> Findings.ofRegistry(repositoryTags, image));
              return new ImageDecision(
                  check, digest, image, findings, table.decide(check, findings, now), now);
            })
        .toList();
  }

  private Findings findings(Image image) {
    Findings known = Findings.ofRegistry(repositoryTags, Optional.of(image));
    ImageNames names = names(image);
    return new Findings(
        repositoryTags,
        Optional.of(image),
        parents.stream()
            .filter(parent -> parent.children().contains(image.digest()))
            .map(Manifest::digest)
            .toList(),
        usage.map(Usage::ofCause).orElse(known.cause()),
        pending,
        isUnreadIndex(image)
            ? new Evidence.Unknown(
                "Its manifest cannot be read, so it is unknown which images it lists.")
            : usage.map(shown -> shown.ofTaskDefinitions(names)).orElse(known.taskDefinitions()),
        usage.map(shown -> shown.ofServices(names)).orElse(known.services()));
  }

  private boolean isUnreadIndex(Image image) {
    return usage.isPresent() && image.isIndex() && manifest(image.digest()).isEmpty();
  }

  /** The names of the images that a decision table could still remove. */
  public List<ImageNames> names() {
    return images.stream().map(this::names).toList();
  }

  private ImageNames names(Image image) {
    return ImageNames.of(image, descendants(image.digest()), listed);
  }

  /** The indexes whose manifests are not known yet. */
  public List<Digest> unreadIndexes() {
    Stream<Digest> nested = manifests.stream().flatMap(m -> m.nestedIndexes().stream());
    Stream<Digest> own =
        images.stream().filter(i -> i.isIndex() && !i.archived()).map(Image::digest);
    return Stream.concat(own, nested).distinct().filter(d -> manifest(d).isEmpty()).toList();
  }

  /** Every image that the known indexes list. */
  public List<Digest> listedDigests() {
    return manifests.stream().flatMap(m -> m.children().stream()).distinct().toList();
  }

  /** The images that an image lists directly. */
  public List<Digest> children(Digest index) {
    return manifest(index).map(Manifest::children).orElse(List.of());
  }

  private Set<Digest> descendants(Digest index) {
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

  private Optional<Manifest> manifest(Digest digest) {
    return manifests.stream().filter(m -> m.digest().equals(digest)).findFirst();
  }
}
