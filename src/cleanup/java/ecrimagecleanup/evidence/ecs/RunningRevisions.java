package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revisions that services, their deployments and task sets, and tasks run, with tasks that
 * stopped a moment ago, and those that services go back to if a deployment fails. Of a place that
 * was not read completely nothing follows from a revision that is missing.
 *
 * @param revisions what runs, each as {@link TaskDefinitionArn#brief} says it, whatever partition
 *     it was written with
 * @param complete the places, {@code accountId/region}, whose services and tasks were all read
 */
public record RunningRevisions(Set<String> revisions, Set<String> complete) {
  /** Nobody has read anything. */
  public static final RunningRevisions NONE = new RunningRevisions(Set.of(), Set.of());

  public RunningRevisions {
    revisions = Set.copyOf(revisions);
    complete = Set.copyOf(complete);
  }

  /** With more revisions that run. */
  public RunningRevisions and(Stream<TaskDefinitionArn> more) {
    return new RunningRevisions(
        Stream.concat(revisions.stream(), more.map(TaskDefinitionArn::brief))
            .collect(Collectors.toUnmodifiableSet()),
        complete);
  }

  /** Whether a revision was seen to run. */
  public boolean include(TaskDefinitionArn revision) {
    return revisions.contains(revision.brief());
  }

  /** Whether all that runs in a place is known. */
  public boolean isComplete(String where) {
    return complete.contains(where);
  }
}
