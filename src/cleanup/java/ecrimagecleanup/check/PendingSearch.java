package ecrimagecleanup.check;

import java.util.Optional;

/**
 * The names of pending checks that are looked for. Of those of one image no more are read after the
 * first that decides in place of its check, which ends that check whatever else is pending.
 *
 * @param prefix how the names begin
 * @param own the name of the check; empty if all names are to be read
 */
public record PendingSearch(String prefix, Optional<ScheduleName> own) {

  /** All names that begin in a way. */
  public static PendingSearch ofAll(String prefix) {
    return new PendingSearch(prefix, Optional.empty());
  }

  /** Those of the image of a check, or of the repository if it is of several images. */
  public static PendingSearch of(ImageDeletionCheck check) {
    return check.images().size() == 1
        ? new PendingSearch(
            ScheduleName.prefix(check.repository(), check.images().get(0)),
            Optional.of(check.nameFor(check.images().get(0))))
        : ofAll(ScheduleName.prefix(check.repository()));
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
