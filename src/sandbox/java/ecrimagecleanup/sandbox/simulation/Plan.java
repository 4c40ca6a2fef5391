package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.Readings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All that makes a history: the same plan is always the same history.
 *
 * @param seed what chance begins with
 * @param profile how the application is configured
 * @param weather how AWS behaves
 * @param readings how AWS is read where it does not say what it does
 * @param steps what happens in the world
 * @param faults what goes wrong at which call of AWS, counted from 1; retries are not counted
 * @param days how long anything happens in the world
 * @param swept whether the repositories are swept in the days after those; without, what events
 *     brought up must go by the checks that they made
 * @param stops whether events of tasks that stop are forwarded
 * @param services what some services do that others do not
 */
record Plan(
    long seed,
    Profile profile,
    Weather weather,
    Readings readings,
    List<Step> steps,
    Map<Integer, FaultKind> faults,
    int days,
    boolean swept,
    boolean stops,
    Services services) {

  /**
   * Something that happens in the world.
   *
   * @param at when, since the beginning
   * @param deed what
   * @param where which account, service or repository, modulo what there is
   * @param what which image or revision, modulo what there is
   * @param how in which of several ways
   */
  record Step(Duration at, Deed deed, int where, int what, int how) {}

  /**
   * What some services do that others do not.
   *
   * @param stopFirst whether they stop their tasks before a deployment starts new ones
   * @param changeFamily whether they come to run task definitions of another family
   */
  record Services(boolean stopFirst, boolean changeFamily) {}

  Plan {
    steps = List.copyOf(steps);
    faults = Map.copyOf(faults);
  }

  Plan withSteps(List<Step> other) {
    return new Plan(seed, profile, weather, readings, other, faults, days, swept, stops, services);
  }

  Plan withFaults(Map<Integer, FaultKind> other) {
    return new Plan(seed, profile, weather, readings, steps, other, days, swept, stops, services);
  }

  Plan withWeather(Weather other) {
    return new Plan(seed, profile, other, readings, steps, faults, days, swept, stops, services);
  }

  Plan withReadings(Readings other) {
    return new Plan(seed, profile, weather, other, steps, faults, days, swept, stops, services);
  }
}
