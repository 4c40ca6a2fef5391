package ecrimagecleanup.cli;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A check that a sweep nominated images in, and that is pending now. */
sealed interface Nomination {
  /** What the sweep asked for. */
  ScheduledCheck asked();

  /** When the check fires; empty if that is not known. */
  Optional<Instant> at();

  /** The images that the check names; empty if they are not known. */
  Optional<List<Digest>> images();

  /** When the images were nominated, in words. */
  String when();

  /** The images that the sweep nominated, and that the check does not name. */
  default List<Digest> left() {
    return images()
        .map(named -> asked().check().images().stream().filter(one -> !named.contains(one)))
        .map(left -> left.toList())
        .orElse(List.of());
  }

  /** The sweep scheduled the check. */
  record Made(ScheduledCheck asked) implements Nomination {
    @Override
    public Optional<Instant> at() {
      return Optional.of(asked.at());
    }

    @Override
    public Optional<List<Digest>> images() {
      return Optional.of(asked.check().images());
    }

    @Override
    public String when() {
      return "now";
    }
  }

  /**
   * An earlier sweep of the day scheduled the check, which stays as it was.
   *
   * @param pending what EventBridge Scheduler has; empty if it does not say
   */
  record Earlier(ScheduledCheck asked, Optional<PendingCheck> pending) implements Nomination {
    @Override
    public Optional<Instant> at() {
      return pending.flatMap(PendingCheck::due);
    }

    @Override
    public Optional<List<Digest>> images() {
      return pending.flatMap(PendingCheck::check).map(ImageDeletionCheck::images);
    }

    @Override
    public String when() {
      return "earlier today";
    }
  }
}
