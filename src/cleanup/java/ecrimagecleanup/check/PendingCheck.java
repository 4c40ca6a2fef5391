package ecrimagecleanup.check;

import ecrimagecleanup.message.MalformedMessageException;
import java.time.Instant;
import java.util.Optional;

/**
 * A check that waits in EventBridge Scheduler, as far as its schedule can be understood.
 *
 * @param schedule its schedule
 * @param check what it will deliver; empty if that is no check
 * @param problem why it is none; empty if it is one
 */
public record PendingCheck(Schedule schedule, Optional<ImageDeletionCheck> check, String problem) {

  /** Reads what a schedule will deliver. */
  public static PendingCheck of(Schedule schedule) {
    try {
      return new PendingCheck(
          schedule, Optional.of(ImageDeletionCheckJson.read(schedule.input())), "");
    } catch (MalformedMessageException e) {
      return new PendingCheck(schedule, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /** When it fires, by the schedule or else by its name; empty if neither tells. */
  public Optional<Instant> due() {
    return schedule.at().or(() -> ScheduleName.parse(schedule.name()).map(ScheduleName::due));
  }

  /** What it is about, for people. */
  public String subject() {
    return check.map(ImageDeletionCheck::subject).orElse("no check: " + problem);
  }

  /** Why it exists; empty if its input does not say. */
  public String cause() {
    return check.map(known -> known.cause().identity()).orElse("");
  }
}
