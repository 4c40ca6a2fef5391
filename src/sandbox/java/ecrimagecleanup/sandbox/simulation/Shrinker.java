package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.ReadingSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a plan smaller for as long as it stays bad: whole stretches of it first, then single steps
 * (delta debugging).
 */
final class Shrinker {
  private final Predicate<Plan> isBad;
  private int attempts;

  /**
   * A shrinker.
   *
   * @param isBad whether a plan still does what it is kept for
   * @param attempts how often to ask at most
   */
  Shrinker(Predicate<Plan> isBad, int attempts) {
    this.isBad = isBad;
    this.attempts = attempts;
  }

  /** A smaller plan that is bad as well; the same one if there is none. */
  Plan shrink(Plan plan) {
    Plan small = plan;
    if (!small.weather().equals(Weather.FAIR) && stays(small.withWeather(Weather.FAIR))) {
      small = small.withWeather(Weather.FAIR);
    }
    if (!small.faults().isEmpty() && stays(small.withFaults(Map.of()))) {
      small = small.withFaults(Map.of());
    }
    small = friendlier(small);
    Plan withFewFaults = small;
    List<Plan.Step> steps = fewer(small.steps(), withFewFaults::withSteps);
    Plan withFewSteps = small.withSteps(steps);
    List<Map.Entry<Integer, FaultKind>> faults =
        fewer(List.copyOf(new TreeMap<>(small.faults()).entrySet()), f -> with(withFewSteps, f));
    return with(withFewSteps, faults);
  }

  /** With the friendly reading of each switch that does not matter. */
  private Plan friendlier(Plan plan) {
    Plan small = plan;
    for (ReadingSwitch each : ReadingSwitch.values()) {
      Plan next = small.withReadings(small.readings().with(each.friendly()));
      if (!next.readings().equals(small.readings()) && stays(next)) {
        small = next;
      }
    }
    return small;
  }

  private static Plan with(Plan plan, List<Map.Entry<Integer, FaultKind>> faults) {
    Map<Integer, FaultKind> map = new TreeMap<>();
    faults.forEach(fault -> map.put(fault.getKey(), fault.getValue()));
    return plan.withFaults(map);
  }

  private <T> List<T> fewer(List<T> all, Function<List<T>, Plan> plan) {
    List<T> left = all;
    for (int chunk = Math.max(1, all.size() / 2); chunk >= 1; chunk /= 2) {
      for (int from = 0; from < left.size(); ) {
        List<T> without = new ArrayList<>(left.subList(0, from));
        without.addAll(left.subList(Math.min(left.size(), from + chunk), left.size()));
        if (stays(plan.apply(without))) {
          left = without;
        } else {
          from += chunk;
        }
      }
    }
    return left;
  }

  private boolean stays(Plan plan) {
    return attempts-- > 0 && isBad.test(plan);
  }
}
