package ecrimagecleanup.sweep;

import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.evidence.stale.StaleRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stale revisions alone keep in all repositories of a plan. A revision that is not stale in
 * one of them, because it names a younger image there, is not stale at all. Not safe for several
 * threads.
 */
public final class StaleReport {
  private final Set<TaskDefinitionArn> kept = new HashSet<>();
  private final List<StaleHeld.Held> images = new ArrayList<>();
  private final Set<String> missing = new TreeSet<>();
  private final Optional<StaleRules> rules;

  /**
   * A family whose stale revisions keep images.
   *
   * @param family the family
   * @param revisions those revisions, the oldest first
   * @param held what they keep; an image that several families name is counted with each
   */
  public record Row(Family family, List<TaskDefinitionArn> revisions, Tally held) {
    public Row {
      revisions = List.copyOf(revisions);
    }
  }

  /**
   * @param rules when revisions are stale; empty if nobody asks
   */
  public StaleReport(Optional<StaleRules> rules) {
    this.rules = rules;
    rules.ifPresent(asked -> missing.addAll(asked.starters().missing()));
  }

  /** For a plan in which nobody asks. */
  public static StaleReport notAsked() {
    return new StaleReport(Optional.empty());
  }

  /** The part of the document of a plan that says it; none if nobody asks. */
  public Optional<PlanPart> part() {
    return rules.map(asked -> new StaleJson(this));
  }

  /** Takes in a repository. */
  public void add(RepositoryPlan plan) {
    plan.stale().ifPresent(this::add);
  }

  private void add(StaleHeld held) {
    kept.addAll(held.revisions().kept());
    images.addAll(held.images());
    missing.addAll(held.revisions().missing());
  }

  /** When revisions are stale; empty if nobody asks. */
  public Optional<StaleRules> rules() {
    return rules;
  }

  /** What would have to be read for more revisions to be stale, in sentences. */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  private List<StaleHeld.Held> held() {
    return images.stream().filter(image -> image.by().stream().noneMatch(kept::contains)).toList();
  }

  /** What stale revisions alone keep. */
  public Tally total() {
    return held().stream()
        .map(image -> new Tally(1, image.bytes()))
        .reduce(Tally.NONE, Tally::plus);
  }

  /** The families, by account, region and name. */
  public List<Row> rows() {
    TreeMap<String, Row> rows = new TreeMap<>();
    for (StaleHeld.Held image : held()) {
      image.by().stream()
          .collect(
              toMap(
                  arn -> arn.where() + "/" + arn.family(),
                  arn -> row(arn, image.bytes()),
                  (one, other) -> new Row(one.family(), both(one, other), one.held())))
          .forEach(
              (key, row) ->
                  rows.merge(
                      key,
                      row,
                      (one, other) ->
                          new Row(one.family(), both(one, other), one.held().plus(other.held()))));
    }
    return List.copyOf(rows.values());
  }

  private static Row row(TaskDefinitionArn arn, long bytes) {
    return new Row(Family.of(arn), List.of(arn), new Tally(1, bytes));
  }

  private static List<TaskDefinitionArn> both(Row one, Row other) {
    Set<TaskDefinitionArn> all =
        new TreeSet<>(
            Comparator.comparingInt(TaskDefinitionArn::revision)
                .thenComparing(TaskDefinitionArn::toString));
    all.addAll(one.revisions());
    all.addAll(other.revisions());
    return List.copyOf(all);
  }
}
