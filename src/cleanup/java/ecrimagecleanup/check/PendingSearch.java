package ecrimagecleanup.check;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of pending checks that are looked for. Of those of one image no further page is read
 * after the first that can decide in place of its check: that ends, or is put off by a use.
 *
 * @param prefix how the names begin
 * @param own the name of the check; empty if all names are to be read
 * @param others how other names begin that are looked for after those
 */
public record PendingSearch(String prefix, Optional<ScheduleName> own, List<String> others) {
  /** Of more images the names are looked for in the whole repository, a hundred in a call. */
  static final int MOST_IMAGES = 50;

  public PendingSearch {
    others = List.copyOf(others);
  }

  /** All names that begin in a way. */
  public static PendingSearch ofAll(String prefix) {
    return new PendingSearch(prefix, Optional.empty(), List.of());
  }

  /**
   * Those of images of a repository.
   *
   * @throws IllegalArgumentException if there is no image
   */
  public static PendingSearch ofImages(Repository repository, Collection<Digest> images) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("The checks of no image are not looked for.");
    }
    if (images.size() > MOST_IMAGES) {
      return ofAll(ScheduleName.prefix(repository));
    }
    List<String> prefixes =
        images.stream().map(image -> ScheduleName.prefix(repository, image)).toList();
    return new PendingSearch(
        prefixes.get(0), Optional.empty(), prefixes.subList(1, prefixes.size()));
  }

  /**
   * Those of the image of a check and of what it lists, or of the repository if it is of several
   * images.
   *
   * @param listed what the image lists
   */
  public static PendingSearch of(ImageDeletionCheck check, Collection<Digest> listed) {
    if (check.images().size() > 1) {
      return ofAll(ScheduleName.prefix(check.repository()));
    }
    Digest image = check.images().get(0);
    PendingSearch all =
        ofImages(check.repository(), Stream.concat(Stream.of(image), listed.stream()).toList());
    return new PendingSearch(all.prefix(), Optional.of(check.nameFor(image)), all.others());
  }

  /** Whether nothing more has to be read after a name. */
  public boolean endsWith(String name) {
    return own.isPresent()
        && ScheduleName.parse(name).filter(own.get()::isSupersededBy).isPresent();
  }

  /** How the names begin. */
  @Override
  public String toString() {
    return prefix;
  }
}
