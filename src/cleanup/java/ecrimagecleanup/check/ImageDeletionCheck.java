package ecrimagecleanup.check;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The question whether images of one repository can go, to be answered when it is due.
 *
 * <p>It is a hint: who uses what is always read again when the check runs.
 *
 * @param repository the repository
 * @param images the images, without repetition
 * @param cause why the check exists
 * @param presumedUnusedSince since when nobody is presumed to use the images
 * @param lastLook what the check that this one continues saw
 * @param due when it was to run, on a full minute
 */
public record ImageDeletionCheck(
    Repository repository,
    List<Digest> images,
    Cause cause,
    Instant presumedUnusedSince,
    LastLook lastLook,
    Instant due) {

  /** For a check that presumes nothing: nobody was seen to use the images, since no known time. */
  private static final Instant NO_KNOWN_TIME = Instant.EPOCH;

  /** The most images that one check may name. */
  public static final int MAXIMUM_IMAGES = 3000;

  /**
   * The most images of a check that is made. Whether EventBridge Scheduler takes an input of 200 kB
   * or of 256 KiB is not certain, and a digest is 74 bytes of it.
   */
  public static final int MOST_IMAGES = 2600;

  /**
   * @throws IllegalArgumentException if there is no image, one is there twice, there are too many,
   *     or the due time is not on a full minute
   */
  public ImageDeletionCheck {
    images = List.copyOf(images);
    if (images.isEmpty() || images.size() > MAXIMUM_IMAGES) {
      throw new IllegalArgumentException(
          "A check names 1 to %d images, not %d.".formatted(MAXIMUM_IMAGES, images.size()));
    }
    if (images.stream().distinct().count() != images.size()) {
      throw new IllegalArgumentException("A check names each image once.");
    }
    if (!due.truncatedTo(ChronoUnit.MINUTES).equals(due)) {
      throw new IllegalArgumentException("A check is due on a full minute.");
    }
  }

  /**
   * The check that images would have if it were due now, and nobody had been seen to use them.
   *
   * @param now the time, which is cut to the minute
   */
  public static ImageDeletionCheck presumingNothing(
      Repository repository, List<Digest> images, Instant now) {
    return new ImageDeletionCheck(
        repository,
        images,
        new Cause.Swept(),
        NO_KNOWN_TIME,
        LastLook.CLEAR,
        now.truncatedTo(ChronoUnit.MINUTES));
  }

  /** What it is about, for people: {@code team/orders@sha256:94afd1f2e64d}, or how many images. */
  public String subject() {
    return images.size() == 1
        ? repository.name() + "@" + images.get(0).brief()
        : "%d images of %s".formatted(images.size(), repository.name());
  }

  /** The name of the schedule that fires this check for one of its images. */
  public ScheduleName nameFor(Digest image) {
    return ScheduleName.of(repository, image, due, cause);
  }

  /**
   * A time at or after what caused the check: a grace period before the first check of its chain is
   * due, and after a veto that was due a grace period before this one.
   *
   * @param minimumGrace the least grace period that there can be
   */
  public Instant happenedBefore(Duration minimumGrace) {
    return due.minus(minimumGrace.multipliedBy(lastLook.isVeto() ? 2 : 1));
  }

  /**
   * When the sweep looked that nominated the images.
   *
   * @param rollout how much later they are presumed unused
   */
  public Optional<Instant> sweptAt(Duration rollout) {
    return cause.isOfSweep() && !presumedUnusedSince.equals(NO_KNOWN_TIME)
        ? Optional.of(presumedUnusedSince.minus(rollout))
        : Optional.empty();
  }

  /**
   * The check of one of its images that is put off.
   *
   * @param until when it is due, on a full minute
   * @param unusedSince what it is to presume
   * @param look what this check saw
   */
  public ImageDeletionCheck postponed(
      Digest image, Instant until, Instant unusedSince, LastLook look) {
    return new ImageDeletionCheck(
        repository, List.of(image), cause.postponed(), unusedSince, look, until);
  }

  /**
   * The check of one of its images that is put off because the sources could not see. Other chains
   * of the image that are put off to the same hour have the same name, and only one of them stays;
   * so it says nothing of what this check knew but that nothing is known.
   *
   * @param until when it is due, on a full hour
   */
  public ImageDeletionCheck postponedBlind(Digest image, Instant until) {
    return new ImageDeletionCheck(
        repository, List.of(image), cause.postponedBlind(), until, LastLook.VETO, until);
  }

  /** The same with its cause marked by what is listed now. */
  public ImageDeletionCheck markedBy(Predicate<String> isUnlisted) {
    return new ImageDeletionCheck(
        repository, images, cause.markedBy(isUnlisted), presumedUnusedSince, lastLook, due);
  }

  /**
   * The check of an image that lives as long as one of this check's images, which lists it or which
   * it belongs to, when that is removed.
   */
  public ImageDeletionCheck ofDependant(Digest removed, Digest dependant, Duration grace) {
    return ofRelative(
        dependant, cause.passOn(new Cause.ParentRemoved(removed)), LastLook.NONE, grace);
  }

  /** The check of an image that is moved to the archive now, when it is to be deleted. */
  public ImageDeletionCheck ofArchived(Digest archived, Duration archiveFor) {
    return ofRelative(archived, cause.passOn(new Cause.Archived()), LastLook.CLEAR, archiveFor);
  }

  /**
   * The check of an index, for an image of this check that nothing keeps except that the index
   * lists it.
   */
  public ImageDeletionCheck ofParent(Digest child, Digest parent, Duration grace) {
    return ofRelative(parent, new Cause.ChildUnused(child), LastLook.NONE, grace);
  }

  private ImageDeletionCheck ofRelative(
      Digest image, Cause because, LastLook lastLook, Duration after) {
    return new ImageDeletionCheck(
        repository,
        List.of(image),
        because,
        presumedUnusedSince,
        lastLook,
        Minutes.roundUpToHour(due.plus(after)));
  }
}
