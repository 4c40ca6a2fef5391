package ecrimagecleanup.check;

import java.util.Optional;

/**
 * How far the names of pending checks have to be read: up to the first that decides in place of a
 * check, which ends it whatever else is pending.
 *
 * @param own the name of the check; empty if it is of several images, of which all are read
 */
public record PendingUntil(Optional<ScheduleName> own) {

  /** For a check. */
  public static PendingUntil of(ImageDeletionCheck check) {
    return new PendingUntil(
        check.images().size() == 1
            ? Optional.of(check.nameFor(check.images().get(0)))
            : Optional.empty());
  }

  /** Whether nothing more has to be read after a name. */
  public boolean isReachedBy(String name) {
    return own.isPresent()
        && ScheduleName.parse(name).filter(own.get()::isSupersededBy).isPresent();
  }
}
