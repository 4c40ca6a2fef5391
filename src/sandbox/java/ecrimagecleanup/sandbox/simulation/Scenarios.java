package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.Readings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Short histories in which everything that the application does is done once: images, an index, and
 * a signature come into use and out of it, and go; what no event ever named goes by a sweep; and a
 * service could go back to an image, as its next deployment is never complete.
 */
final class Scenarios {
  private static final int DAYS = 6;
  private static final int FIRST_REPOSITORY = 0;
  private static final int MUTABLE_REPOSITORY = 1;

  private Scenarios() {}

  /** All of them, without a fault. */
  static List<Plan> all() {
    return List.of(
        plan(Profile.DELETE, FIRST_REPOSITORY),
        plan(Profile.DELETE_LIVE, MUTABLE_REPOSITORY),
        plan(Profile.ARCHIVE, FIRST_REPOSITORY),
        plan(Profile.DELETE, List.of(step(30, Deed.SWEEP, FIRST_REPOSITORY, 0)), true, false),
        plan(
            Profile.DELETE_LIVE,
            List.of(
                step(1, Deed.RELEASE, FIRST_REPOSITORY, 0),
                step(6, Deed.RELEASE, FIRST_REPOSITORY, 0)),
            false,
            true));
  }

  private static Plan plan(Profile profile, int repository) {
    List<Plan.Step> steps = new ArrayList<>();
    steps.add(step(1, Deed.RELEASE, repository, 0));
    steps.add(step(2, Deed.BUILD_INDEX, repository, 0));
    steps.add(step(3, Deed.SHORT_JOB, repository, 0));
    steps.add(step(4, Deed.PUSH, repository, 0));
    steps.add(step(5, Deed.SIGN, repository, 0));
    steps.add(step(6, Deed.RELEASE, repository, 0));
    return plan(profile, steps, false, false);
  }

  private static Plan plan(
      Profile profile, List<Plan.Step> steps, boolean swept, boolean stopsFirst) {
    return new Plan(
        1,
        profile,
        Weather.FAIR,
        Readings.friendly(),
        steps,
        Map.of(),
        DAYS,
        swept,
        false,
        new Plan.Services(stopsFirst, false));
  }

  private static Plan.Step step(int hour, Deed deed, int where, int how) {
    return new Plan.Step(Duration.ofHours(hour), deed, where, 0, how);
  }
}
