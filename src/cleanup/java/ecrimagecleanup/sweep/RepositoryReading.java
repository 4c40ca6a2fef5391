package ecrimagecleanup.sweep;

import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageTree;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Brake;
import java.util.List;
import java.util.Optional;

/**
 * What is read of a repository before a survey of it can begin. Every {@code with} method returns
 * another one that knows more.
 *
 * @param repository every name of the repository
 * @param tags its resource tags
 * @param optedIn whether its owner opted in
 * @param images all its images, with those in the archive; empty if nobody asked
 * @param manifests those of its indexes, as far as they can be read; empty if nobody asked
 * @param mutability whether its tags can move; empty if nobody asked
 * @param brake whether removals are held; empty if nobody asked
 * @param stale when revisions are stale, if what they alone keep is to be found out
 * @param before what was read of it together with others
 */
public record RepositoryReading(
    RepositoryNames repository,
    RepositoryTags tags,
    boolean optedIn,
    Optional<List<Image>> images,
    Optional<List<Manifest>> manifests,
    Optional<TagMutability> mutability,
    Optional<Brake> brake,
    Optional<StaleRules> stale,
    ReadBefore before) {

  /** Nothing but the tags is known. */
  public static RepositoryReading begin(
      RepositoryNames repository, RepositoryTags tags, boolean optedIn) {
    return new RepositoryReading(
        repository,
        tags,
        optedIn,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ReadBefore.NOTHING);
  }

  /** With what was read of it together with others. */
  public RepositoryReading withBefore(ReadBefore read) {
    return new RepositoryReading(
        repository, tags, optedIn, images, manifests, mutability, brake, stale, read);
  }

  /** With the wish to know what stale revisions alone keep, if there is one now or was before. */
  public RepositoryReading withStale(Optional<StaleRules> asked) {
    return new RepositoryReading(
        repository,
        tags,
        optedIn,
        images,
        manifests,
        mutability,
        brake,
        asked.or(() -> stale),
        before);
  }

  /** With all images of the repository. */
  public RepositoryReading withImages(List<Image> read) {
    return new RepositoryReading(
        repository, tags, optedIn, Optional.of(read), manifests, mutability, brake, stale, before);
  }

  /** With the manifests of {@link #readableIndexes}. */
  public RepositoryReading withManifests(List<Manifest> read) {
    return new RepositoryReading(
        repository, tags, optedIn, images, Optional.of(read), mutability, brake, stale, before);
  }

  /** With the answer to whether its tags can move. */
  public RepositoryReading withMutability(TagMutability read) {
    return new RepositoryReading(
        repository, tags, optedIn, images, manifests, Optional.of(read), brake, stale, before);
  }

  /** With what the brake says. */
  public RepositoryReading withBrake(Brake read) {
    return new RepositoryReading(
        repository, tags, optedIn, images, manifests, mutability, Optional.of(read), stale, before);
  }

  /**
   * The indexes of which it is read what they list: none if the owner has not opted in, for
   * everything is kept then, and to read a manifest may count as a pull.
   */
  public List<Digest> readableIndexes() {
    return optedIn ? ImageTree.readableIndexes(images.orElseThrow()) : List.of();
  }

  /**
   * What was read, as a whole.
   *
   * @throws java.util.NoSuchElementException if something was not
   */
  RepositoryContents contents() {
    return RepositoryContents.of(
        tags, images.orElseThrow(), manifests.orElseThrow(), mutability.orElseThrow());
  }
}
