package ecrimagecleanup.sandbox.inspector;

import ecrimagecleanup.sandbox.UseLedger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where an image runs. What merely names it, such as a task definition, does not count.
 *
 * @param runningTasks how many tasks of all accounts run it now
 * @param last when a task was last seen to run it; now, if one does
 */
record Sightings(int runningTasks, Optional<Instant> last) {

  static Sightings of(List<UseLedger.Use> uses, Instant now) {
    List<UseLedger.Use> byTasks =
        uses.stream().filter(use -> use.by().matches("arn:aws:ecs:[^:]+:\\d{12}:task/.+")).toList();
    long running =
        byTasks.stream()
            .filter(use -> use.time().contains(now))
            .map(UseLedger.Use::by)
            .distinct()
            .count();
    Optional<Instant> last =
        byTasks.stream()
            .map(use -> use.time().to().isBefore(now) ? use.time().to() : now)
            .max(Comparator.naturalOrder());
    return new Sightings(Math.toIntExact(running), last);
  }
}
