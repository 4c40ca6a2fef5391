package ecrimagecleanup.rehearsal;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checks that the running application made of the image of revision 3, by the schedules that
 * were ever seen.
 *
 * @param names the names of the schedules
 * @param third revision 3
 */
record Checks(List<ScheduleName> names, TaskDefinitionArn third) {
  static final String SCHEDULE = "schedule ";

  Checks {
    names = List.copyOf(names);
  }

  static Checks of(Rehearsal known) {
    List<ScheduleName> names =
        known.times().keySet().stream()
            .filter(name -> name.startsWith(SCHEDULE))
            .flatMap(name -> ScheduleName.parse(name.substring(SCHEDULE.length())).stream())
            .toList();
    return new Checks(names, TaskDefinitionArn.parse(known.revision(3)).orElseThrow());
  }

  int number() {
    return names.size();
  }

  /** Whether the event of the deregistration made one; a sweep makes some, too. */
  boolean isOfDeregistration() {
    return names.stream().anyMatch(this::isOfDeregistration);
  }

  /** Whether one could not decide, so that another followed. */
  boolean isPostponed() {
    return names.stream().anyMatch(this::isPostponed);
  }

  /**
   * When the last one is due that the events made; without such, that anything made. What is made
   * after it, by a postponement or the next sweep, goes on for as long as the image stays.
   */
  Optional<Instant> lastDue() {
    List<ScheduleName> byEvents =
        names.stream().filter(name -> causes().anyMatch(name::isOf)).toList();
    return (byEvents.isEmpty() ? names : byEvents)
        .stream().map(ScheduleName::due).max(Instant::compareTo);
  }

  private boolean isOfDeregistration(ScheduleName name) {
    Cause deregistered = new Cause.Deregistered(third);
    return Stream.of(deregistered, new Cause.Unlisted(deregistered))
        .flatMap(cause -> Stream.of(cause, cause.postponed()))
        .anyMatch(name::isOf);
  }

  private boolean isPostponed(ScheduleName name) {
    return Stream.concat(causes(), Stream.of(new Cause.Swept()))
        .flatMap(cause -> Stream.of(cause.postponed(), cause.postponedBlind()))
        .anyMatch(name::isOf);
  }

  private Stream<Cause> causes() {
    return Stream.<Cause>of(new Cause.Registered(third), new Cause.Deregistered(third))
        .flatMap(cause -> Stream.of(cause, new Cause.Unlisted(cause)));
  }
}
