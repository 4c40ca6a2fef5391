package ecrimagecleanup.owners;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * By what one of many instances makes a report that is due in all of them: the name of a schedule,
 * which can be made once. A schedule has to send something, so this one sends the sweep of a
 * repository that does not exist, which comes to nothing.
 *
 * @param time when the report is due
 * @param registry a registry that is looked after
 */
public record ReportClaim(Instant time, Registry registry) {
  /** Longer than clocks of instances differ; the schedule then deletes itself. */
  private static final Duration HELD = Duration.ofHours(1);

  private static final String NOTHING = "ecr-image-cleanup/no-repository";

  /** What the names of the schedules of a report begin with: the same for a day, in UTC. */
  static String name(Instant time) {
    return "report-"
        + DateTimeFormatter.BASIC_ISO_DATE.format(time.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** The name of the schedule. */
  public String scheduleName() {
    return name(time);
  }

  /**
   * When the schedule fires that is made now, and the name is free again.
   *
   * @param now later than the report was due by as long as it could not be made
   */
  public Instant at(Instant now) {
    return now.plus(HELD).truncatedTo(ChronoUnit.MINUTES);
  }

  /** What people see of the schedule in the console. */
  public String description() {
    return "Nothing: the name shows that an instance makes the report to owners of this day";
  }

  /** What the schedule sends. */
  public String toJson() {
    return Sweep.ofAll(at(time)).of(new Repository(registry, NOTHING)).toJson();
  }
}
