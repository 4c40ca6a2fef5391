package ecrimagecleanup.sweep;

import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.evidence.Evidence;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The totals of a plan, of one repository or of many.
 *
 * @param repositories how many repositories
 * @param optedIn the owners of how many of them opted in
 * @param standings images and bytes by standing; each standing is there
 * @param reasons images and bytes by standing and deciding question
 * @param unknown how many images stay because something could not be told
 */
public record PlanSummary(
    long repositories,
    long optedIn,
    Map<Standing, Tally> standings,
    Map<Reason, Tally> reasons,
    long unknown) {

  /**
   * Why images have their standing.
   *
   * @param standing the standing
   * @param question the question that decided; empty if none did, and the images can go
   */
  public record Reason(Standing standing, Optional<QuestionId> question)
      implements Comparable<Reason> {
    private static final Comparator<Reason> ORDER =
        Comparator.comparing(Reason::standing).thenComparing(Reason::place);

    /** The question as people read it. */
    public String text() {
      return question.flatMap(Questions::of).map(Question::text).orElse("Nothing keeps it.");
    }

    /** As the questions are asked, and after them what no question decides. */
    private int place() {
      return question
          .flatMap(Questions::of)
          .map(Questions.IN_ORDER::indexOf)
          .orElse(Questions.IN_ORDER.size());
    }

    @Override
    public int compareTo(Reason other) {
      return ORDER.compare(this, other);
    }
  }

  /** The totals of nothing. */
  public static final PlanSummary NONE =
      new PlanSummary(0, 0, ofEach(Map.of()), new TreeMap<>(), 0);

  /** The totals of one repository. */
  public static PlanSummary of(RepositoryPlan plan) {
    return new PlanSummary(
        1,
        plan.optedIn() ? 1 : 0,
        ofEach(
            plan.images().stream().collect(toMap(PlannedImage::standing, Tally::of, Tally::plus))),
        plan.images().stream()
            .collect(
                toMap(
                    one -> new Reason(one.standing(), one.decision().decidedBy()),
                    Tally::of,
                    Tally::plus,
                    TreeMap::new)),
        plan.images().stream().filter(PlanSummary::isUnknown).count());
  }

  private static Map<Standing, Tally> ofEach(Map<Standing, Tally> some) {
    Map<Standing, Tally> each = new TreeMap<>(some);
    for (Standing standing : Standing.values()) {
      each.putIfAbsent(standing, Tally.NONE);
    }
    return each;
  }

  private static boolean isUnknown(PlannedImage one) {
    return one.standing() == Standing.KEPT
        && one.evidence().stream()
            .filter(one.decision()::restsOn)
            .anyMatch(said -> said.evidence() instanceof Evidence.Unknown);
  }

  /** The totals of both. */
  public PlanSummary plus(PlanSummary other) {
    return new PlanSummary(
        repositories + other.repositories,
        optedIn + other.optedIn,
        sum(standings, other.standings),
        sum(reasons, other.reasons),
        unknown + other.unknown);
  }

  private static <K> Map<K, Tally> sum(Map<K, Tally> one, Map<K, Tally> other) {
    return Stream.concat(one.entrySet().stream(), other.entrySet().stream())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Tally::plus, TreeMap::new));
  }

  /** Images and bytes of a standing. */
  public Tally of(Standing standing) {
    return standings.getOrDefault(standing, Tally.NONE);
  }
}
