package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rules of EventBridge and schedules of EventBridge Scheduler start, whether they are enabled
 * or not. Of a place that was not read completely nothing follows from what is missing.
 *
 * @param revisions the revisions that they name, each as {@link TaskDefinitionArn#brief} says it
 * @param families the families of which they start the newest revision
 * @param complete the places, {@code accountId/region}, whose rules and schedules were all read
 * @param missing what could not be read, in sentences
 */
public record Starters(
    Set<String> revisions, Set<Family> families, Set<String> complete, List<String> missing) {
  /** Nobody has read anything. */
  public static final Starters NONE = new Starters(Set.of(), Set.of(), Set.of(), List.of());

  public Starters {
    revisions = Set.copyOf(revisions);
    families = Set.copyOf(families);
    complete = Set.copyOf(complete);
    missing = List.copyOf(missing);
  }

  /** What is known by two readings: what either saw starts, and what one lacks is not complete. */
  public Starters and(Starters other) {
    return new Starters(
        union(revisions, other.revisions),
        union(families, other.families),
        complete.stream().filter(other.complete::contains).collect(Collectors.toSet()),
        Stream.concat(missing.stream(), other.missing.stream()).distinct().toList());
  }

  private static <T> Set<T> union(Set<T> some, Set<T> more) {
    return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
  }

  /** Whether a rule or a schedule starts a revision, or any one of its family. */
  public boolean mayStart(TaskDefinitionArn revision) {
    return revisions.contains(revision.brief()) || families.contains(Family.of(revision));
  }

  /** Whether all rules and schedules of a place are known. */
  public boolean isComplete(String where) {
    return complete.contains(where);
  }
}
