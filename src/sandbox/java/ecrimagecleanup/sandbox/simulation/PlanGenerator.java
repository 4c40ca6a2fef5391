package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.Reading;
import ecrimagecleanup.sandbox.Readings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Makes plans by chance. Each draws anew how often what happens, so that some histories have much
 * of what others have not at all; and it likes to let things happen a grace period after others,
 * when checks are due.
 */
final class PlanGenerator {
  private static final Duration GRACE = Duration.ofHours(24);
  private static final int FIRST_SERVICES = 4;

  /** How often, of all that happens. Without an entry: 1. */
  private static final Map<Deed, Integer> WEIGHTS =
      Map.ofEntries(
          Map.entry(Deed.RELEASE, 14),
          Map.entry(Deed.SHORT_JOB, 12),
          Map.entry(Deed.DEREGISTER, 6),
          Map.entry(Deed.PUSH, 9),
          Map.entry(Deed.ROLL_BACK, 3),
          Map.entry(Deed.DELETE_DEFINITION, 3),
          Map.entry(Deed.STOP_SERVICE, 4),
          Map.entry(Deed.DEREGISTER_RUNNING, 2),
          Map.entry(Deed.PROTECT, 2),
          Map.entry(Deed.KEEP_NEWEST, 2),
          Map.entry(Deed.PULL, 2),
          Map.entry(Deed.MOVE_TAG, 3),
          Map.entry(Deed.BUILD_INDEX, 3),
          Map.entry(Deed.SIGN, 2),
          Map.entry(Deed.REDRIVE, 2),
          Map.entry(Deed.SWEEP, 2));

  private static final Set<Deed> BLINDING =
      Set.of(Deed.STOP_RECORDER, Deed.RECORD_DAILY, Deed.FALL_BEHIND, Deed.LOSE_SOURCE);

  /** What brings checks too late, and uses that leave no trace. */
  private static final Set<Deed> LATE = Set.of(Deed.SHORT_JOB, Deed.OUTAGE, Deed.REDRIVE);

  /**
   * What nobody can see if its event is lost: what leaves no trace, and what happens while the
   * recorder or the aggregator is behind and does not say so.
   */
  private static final Set<Deed> UNSEEN =
      Set.of(
          Deed.SHORT_JOB,
          Deed.DELETE_DEFINITION,
          Deed.STOP_RECORDER,
          Deed.RECORD_DAILY,
          Deed.FALL_BEHIND);

  private static final int MUCH = 15;

  /**
   * Whether stops of tasks are forwarded is drawn apart, so that the rest of a plan stays as it is.
   */
  private static final long APART = 0x570b5L;

  /** So is whether some services stop their tasks before a deployment starts new ones. */
  private static final long FURTHER_APART = 0xf125L;

  /** So is whether some services come to run task definitions of another family. */
  private static final long FURTHEST_APART = 0xfa417L;

  private PlanGenerator() {}

  /**
   * The plan of a seed.
   *
   * @param kinds which faults may be planned at calls
   */
  static Plan plan(long seed, Set<FaultKind> kinds) {
    return plan(seed, kinds, ReadingsOf.byDefault());
  }

  /**
   * The plan of a seed.
   *
   * @param kinds which faults may be planned at calls
   * @param readingsOf how AWS is read
   */
  static Plan plan(long seed, Set<FaultKind> kinds, ReadingsOf readingsOf) {
    return plan(seed, Bias.NONE.with(kinds).under(readingsOf));
  }

  /**
   * The plan of a seed.
   *
   * @param bias what it is to have more of
   */
  static Plan plan(long seed, Bias bias) {
    SplittableRandom chance = new SplittableRandom(seed);
    int days = 3 + chance.nextInt(3);
    Profile drawn =
        switch (chance.nextInt(6)) {
          case 0, 1 -> Profile.DELETE_LIVE;
          case 2 -> Profile.ARCHIVE;
          default -> Profile.DELETE;
        };
    Profile profile = bias.profile().orElse(drawn);
    Readings readings = bias.readings().of(seed, profile);
    boolean fair = chance.nextInt(5) == 0;
    boolean losing = chance.nextInt(10) == 0 || bias.losesEvents();
    Weather drawnWeather = fair ? Weather.FAIR : weather(chance);
    double losses = losing ? rate(chance, 0.8) : 0;
    boolean lossy = losing && ReadingsOf.bearLostEvents(readings);
    Weather weather = lossy ? drawnWeather.losing(losses) : drawnWeather;
    List<Plan.Step> steps = steps(chance, days, bias, unseen(readings, lossy));
    Map<Integer, FaultKind> faults = fair ? Map.of() : faults(chance, sorted(bias.faults()));
    return new Plan(
        seed,
        profile,
        weather,
        readings,
        steps,
        faults,
        days,
        chance.nextBoolean(),
        bias.stops().orElseGet(() -> new SplittableRandom(seed ^ APART).nextBoolean()),
        new Plan.Services(
            new SplittableRandom(seed ^ FURTHER_APART).nextBoolean(),
            new SplittableRandom(seed ^ FURTHEST_APART).nextInt(3) == 0));
  }

  /**
   * What nobody could see. An event without an answer names no image, which is as good as lost; and
   * of a source that is one of an organisation the aggregator does not say that it fails.
   */
  private static Set<Deed> unseen(Readings readings, boolean lossy) {
    if (!lossy && !ReadingsOf.isMute(readings)) {
      return Set.of();
    }
    Set<Deed> unseen = EnumSet.copyOf(UNSEEN);
    if (readings.is(Reading.Sources.ORGANISATION)) {
      unseen.add(Deed.LOSE_SOURCE);
    }
    return unseen;
  }

  private static List<FaultKind> sorted(Set<FaultKind> kinds) {
    return kinds.stream().sorted().toList();
  }

  private static Weather weather(SplittableRandom chance) {
    return new Weather(
        Duration.ofSeconds(30 + chance.nextInt(300)),
        rate(chance, 0.15),
        rate(chance, 0.3),
        0,
        Duration.ofMinutes(1 + chance.nextInt(180)),
        rate(chance, 0.15),
        rate(chance, 0.1),
        Duration.ofSeconds(chance.nextInt(60)),
        rate(chance, 0.15),
        Duration.ofSeconds(chance.nextInt(90)),
        Duration.ofSeconds(chance.nextInt(121) - 60L));
  }

  private static double rate(SplittableRandom chance, double most) {
    return chance.nextBoolean() ? 0 : chance.nextDouble() * most;
  }

  private static List<Plan.Step> steps(
      SplittableRandom chance, int days, Bias bias, Set<Deed> unseen) {
    Map<Deed, Integer> weights = weights(chance, bias, unseen);
    int total = weights.values().stream().mapToInt(Integer::intValue).sum();
    int count = 5 * days + chance.nextInt(5 * days);
    List<Plan.Step> steps = new ArrayList<>();
    // each service runs something before anything else happens
    for (int service = 0; service < FIRST_SERVICES; service++) {
      steps.add(
          new Plan.Step(
              Duration.ofMinutes(1 + chance.nextInt(240)),
              Deed.RELEASE,
              service,
              chance.nextInt(100),
              chance.nextInt(1000)));
    }
    while (steps.size() < count) {
      steps.add(
          new Plan.Step(
              time(chance, steps, days),
              deed(chance, weights, total),
              chance.nextInt(1000),
              chance.nextInt(1000),
              chance.nextInt(1000)));
    }
    steps.sort(Comparator.comparing(Plan.Step::at));
    return steps;
  }

  /** Any time, or soon after something else, or about when a check of it is due. */
  private static Duration time(SplittableRandom chance, List<Plan.Step> steps, int days) {
    Duration end = Duration.ofDays(days);
    Duration before = steps.get(chance.nextInt(steps.size())).at();
    Duration time =
        switch (chance.nextInt(5)) {
          case 0 -> before.plusSeconds(chance.nextInt(1800));
          case 1 -> before.plus(GRACE).plusSeconds(chance.nextInt(1800) - 900L);
          default -> Duration.ofSeconds(chance.nextLong(end.toSeconds()));
        };
    return time.compareTo(end) < 0 ? time : Duration.ofSeconds(chance.nextLong(end.toSeconds()));
  }

  private static Map<Deed, Integer> weights(SplittableRandom chance, Bias bias, Set<Deed> unseen) {
    Map<Deed, Integer> weights = new EnumMap<>(Deed.class);
    for (Deed deed : Deed.values()) {
      int often = WEIGHTS.getOrDefault(deed, 1);
      int scaled =
          switch (chance.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 3 * often;
            default -> often;
          };
      weights.put(
          deed, deed == Deed.RELEASE || deed == Deed.PUSH ? Math.max(often, scaled) : scaled);
    }
    if (chance.nextInt(5) == 0) {
      LATE.forEach(deed -> weights.merge(deed, MUCH, Integer::sum));
    }
    if (chance.nextInt(3) > 0) {
      BLINDING.forEach(deed -> weights.put(deed, 0));
    }
    bias.often().forEach(deed -> weights.merge(deed, MUCH, Integer::sum));
    unseen.forEach(deed -> weights.put(deed, 0));
    return weights;
  }

  private static Deed deed(SplittableRandom chance, Map<Deed, Integer> weights, int total) {
    int drawn = chance.nextInt(total);
    for (Map.Entry<Deed, Integer> weight : weights.entrySet()) {
      drawn -= weight.getValue();
      if (drawn < 0) {
        return weight.getKey();
      }
    }
    throw new IllegalStateException("The weights do not add up.");
  }

  private static Map<Integer, FaultKind> faults(SplittableRandom chance, List<FaultKind> kinds) {
    Map<Integer, FaultKind> faults = new TreeMap<>();
    if (kinds.isEmpty()) {
      return faults;
    }
    int gap = 4 << chance.nextInt(6);
    for (int call = chance.nextInt(gap) + 1; call < 4000; call += 1 + chance.nextInt(2 * gap)) {
      faults.put(call, kinds.get(chance.nextInt(kinds.size())));
    }
    return faults;
  }
}
