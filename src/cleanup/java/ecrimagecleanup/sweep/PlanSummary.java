package ecrimagecleanup.sweep;

import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.decision.question.Questions;
import java.time.Instant;
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
 * @param verdicts images and bytes by verdict; each kind is there
 * @param reasons images and bytes by verdict and deciding question
 * @param oldest when the oldest image was pushed; empty if there is none
 */
public record PlanSummary(
    long repositories,
    long optedIn,
    Map<Kind, Tally> verdicts,
    Map<Reason, Tally> reasons,
    Optional<Instant> oldest) {

  /**
   * Why images have their verdict.
   *
   * @param verdict the verdict
   * @param question the question that decided; empty if none did, and the images can go
   */
  public record Reason(Kind verdict, Optional<QuestionId> question) implements Comparable<Reason> {
    private static final Comparator<Reason> ORDER =
        Comparator.comparing(Reason::verdict).thenComparing(Reason::place);

    /** What the question looks at, as people read it. */
    public String text() {
      return question.flatMap(Questions::of).map(Question::text).orElse("Nothing keeps them");
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
      new PlanSummary(0, 0, ofEach(Map.of()), new TreeMap<>(), Optional.empty());

  /** The totals of one repository. */
  public static PlanSummary of(RepositoryPlan plan) {
    return new PlanSummary(
        1,
        plan.optedIn() ? 1 : 0,
        ofEach(
            plan.images().stream()
                .collect(toMap(image -> image.verdict().kind(), Tally::of, Tally::plus))),
        plan.images().stream()
            .collect(
                toMap(
                    image -> new Reason(image.verdict().kind(), image.decision().decidedBy()),
                    Tally::of,
                    Tally::plus,
                    TreeMap::new)),
        plan.images().stream()
            .map(image -> image.image().pushedAt())
            .min(Comparator.naturalOrder()));
  }

  private static Map<Kind, Tally> ofEach(Map<Kind, Tally> some) {
    Map<Kind, Tally> each = new TreeMap<>(some);
    for (Kind kind : Kind.values()) {
      each.putIfAbsent(kind, Tally.NONE);
    }
    return each;
  }

  /** The totals of both. */
  public PlanSummary plus(PlanSummary other) {
    return new PlanSummary(
        repositories + other.repositories,
        optedIn + other.optedIn,
        sum(verdicts, other.verdicts),
        sum(reasons, other.reasons),
        Stream.concat(oldest.stream(), other.oldest.stream()).min(Comparator.naturalOrder()));
  }

  private static <K> Map<K, Tally> sum(Map<K, Tally> one, Map<K, Tally> other) {
    return Stream.concat(one.entrySet().stream(), other.entrySet().stream())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Tally::plus, TreeMap::new));
  }

  /** Images and bytes of a verdict. */
  public Tally of(Kind kind) {
    return verdicts.getOrDefault(kind, Tally.NONE);
  }

  /** All images. */
  public Tally all() {
    return verdicts.values().stream().reduce(Tally.NONE, Tally::plus);
  }
}
