package ecrimagecleanup.sandbox.simulation;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Every fault at every call of a few short histories, alone and in pairs. For one thread. */
final class ExhaustiveFaults {
  /** The faults that are tried at each call. */
  static final List<FaultKind> KINDS =
      List.of(
          FaultKind.ERROR_BEFORE,
          FaultKind.LOST_RESPONSE,
          FaultKind.LOST_FOR_GOOD,
          FaultKind.THROTTLE,
          FaultKind.PARTIAL_PAGE,
          FaultKind.FAILURES,
          FaultKind.CRASH_BEFORE,
          FaultKind.CRASH_AFTER,
          FaultKind.OWNER_BRAKES);

  private final Simulation simulation;
  private final Map<String, Map<FaultKind, Integer>> reached = new TreeMap<>();
  private final List<Result> failed = new ArrayList<>();
  private int played;

  ExhaustiveFaults(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Plays every single fault of every scenario. */
  void singles(IntConsumer progress) {
    for (Plan scenario : Scenarios.all()) {
      int calls = play(scenario).callsBeforeCalm();
      for (int call = 1; call <= calls; call++) {
        for (FaultKind kind : KINDS) {
          play(scenario.withFaults(Map.of(call, kind)));
          progress.accept(played);
        }
      }
    }
  }

  /**
   * Plays every fault at each kind of call, one fault at as many of them in a history as it
   * reaches: where the scenario makes them last. A fault moves the calls after it; what it missed
   * is tried again, and in the end alone.
   */
  void oneOfEach() {
    for (Plan scenario : Scenarios.all()) {
      Result unharmed = play(scenario);
      List<String> calls = unharmed.chronicle().sites().subList(0, unharmed.callsBeforeCalm());
      KINDS.forEach(kind -> strikeEach(scenario, calls, kind));
    }
  }

  private void strikeEach(Plan scenario, List<String> calls, FaultKind kind) {
    Set<String> spared = spared(calls, kind);
    Set<String> before = Set.of();
    while (!spared.isEmpty() && !spared.equals(before)) {
      play(scenario.withFaults(atLast(calls, spared, kind)));
      before = spared;
      spared = spared(spared, kind);
    }
    spared.forEach(site -> play(scenario.withFaults(atLast(calls, Set.of(site), kind))));
  }

  private static Map<Integer, FaultKind> atLast(
      List<String> calls, Set<String> sites, FaultKind kind) {
    return sites.stream().collect(toMap(site -> calls.lastIndexOf(site) + 1, site -> kind));
  }

  /** Those of these calls that a fault can strike, and never did. */
  private Set<String> spared(Collection<String> sites, FaultKind kind) {
    return sites.stream()
        .filter(site -> canStrike(site, kind) && !struck(site).containsKey(kind))
        .collect(toCollection(TreeSet::new));
  }

  private Map<FaultKind, Integer> struck(String site) {
    return reached.getOrDefault(site, Map.of());
  }

  /**
   * Plays pairs of faults of every scenario.
   *
   * @param most how many of each scenario; if there are more, they are drawn by chance
   */
  void pairs(int most, long seed, IntConsumer progress) {
    SplittableRandom chance = new SplittableRandom(seed);
    for (Plan scenario : Scenarios.all()) {
      int calls = play(scenario).callsBeforeCalm();
      long all = (long) calls * (calls - 1) / 2 * KINDS.size() * KINDS.size();
      double share = Math.min(1, (double) most / all);
      for (int first = 1; first <= calls; first++) {
        for (int second = first + 1; second <= calls; second++) {
          for (FaultKind one : KINDS) {
            for (FaultKind other : KINDS) {
              if (share == 1 || chance.nextDouble() < share) {
                play(scenario.withFaults(Map.of(first, one, second, other)));
                progress.accept(played);
              }
            }
          }
        }
      }
    }
  }

  private Result play(Plan plan) {
    Result result = simulation.play(plan);
    played++;
    result.chronicle().sites().forEach(site -> reached.computeIfAbsent(site, k -> newCounts()));
    result
        .chronicle()
        .faults()
        .forEach(
            (kind, sites) ->
                sites.forEach(
                    (site, times) ->
                        reached
                            .computeIfAbsent(site, k -> newCounts())
                            .merge(kind, times, Integer::sum)));
    if (!result.isClean()) {
      failed.add(result);
    }
    return result;
  }

  private static Map<FaultKind, Integer> newCounts() {
    return new EnumMap<>(FaultKind.class);
  }

  /** Those in which a promise was not kept. */
  List<Result> failed() {
    return failed;
  }

  /** The calls at which a fault that can strike them never did; none if all was reached. */
  List<String> missing() {
    return KINDS.stream()
        .flatMap(kind -> spared(reached.keySet(), kind).stream().map(site -> site + " " + kind))
        .sorted()
        .toList();
  }

  private static boolean canStrike(String site, FaultKind kind) {
    return switch (kind) {
      case PARTIAL_PAGE -> PartialPages.has(site);
      case FAILURES -> Failures.has(site);
      default -> true;
    };
  }

  /** How often which fault struck which call; - where it cannot. */
  void print(PrintWriter out) {
    out.printf("%-52s", "");
    KINDS.forEach(kind -> out.printf(" %13s", kind));
    out.println();
    for (Map.Entry<String, Map<FaultKind, Integer>> each : reached.entrySet()) {
      String site = each.getKey();
      out.printf("%-52s", site);
      for (FaultKind kind : KINDS) {
        out.printf(
            " %13s",
            canStrike(site, kind) ? each.getValue().getOrDefault(kind, 0).toString() : "-");
      }
      out.println();
    }
    long possible =
        reached.keySet().stream()
            .mapToLong(site -> KINDS.stream().filter(kind -> canStrike(site, kind)).count())
            .sum();
    out.printf(
        "%n%d histories, %d of %d (call x fault) reached, %d violated%n",
        played, possible - missing().size(), possible, failed.size());
    out.flush();
  }
}
