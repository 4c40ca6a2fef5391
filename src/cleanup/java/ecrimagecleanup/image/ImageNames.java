package ecrimagecleanup.image;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/**
 * Everything by which a container definition can mean an image: its digest and every tag of it, and
 * for an index those of the images that it lists, directly or not.
 *
 * @param repository the names of the repository
 * @param digests the digests
 * @param tags the tags
 */
public record ImageNames(RepositoryNames repository, Set<Digest> digests, Set<String> tags) {
  public ImageNames {
    digests = Set.copyOf(digests);
    tags = Set.copyOf(tags);
  }

  /**
   * The names of an image.
   *
   * @param repository the names of its repository
   * @param image the image
   * @param listed the digests of all images below it; none for an image that is no index
   * @param images what is known of images of the repository, from which the tags are taken
   */
  public static ImageNames of(
      RepositoryNames repository,
      Image image,
      Collection<Digest> listed,
      Collection<Image> images) {
    Set<Digest> digests = new HashSet<>(listed);
    digests.add(image.digest());
    Set<String> tags = new HashSet<>(image.tags());
    images.stream()
        .filter(other -> digests.contains(other.digest()))
        .forEach(other -> tags.addAll(other.tags()));
    return new ImageNames(repository, digests, tags);
  }

  /**
   * Whether a reference names the image. A reference with both a tag and a digest is pulled by the
   * digest, but its tag counts as well: that can only keep an image.
   */
  public boolean include(ImageReference.Ecr reference) {
    return isIn(reference.repository())
        && (reference.digest().filter(digests::contains).isPresent()
            || reference.tag().filter(tags::contains).isPresent());
  }

  /** Whether a repository is the one of the image, by whatever name, or a replica. */
  public boolean isIn(Repository other) {
    return repository.include(other);
  }

  /**
   * The length of the longest reference that can name the image: the port, the longest tag, and a
   * digest.
   */
  public int longestReference() {
    int host =
        repository.hosts().stream()
            .map(String::length)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    int tag = tags.stream().mapToInt(name -> name.length() + 1).max().orElse(0);
    return host
        + Registry.HTTPS_PORT.length()
        + 1
        + repository.repository().name().length()
        + tag
        + 1
        + Digest.LENGTH;
  }
}
