package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.RevisionNumbers;
import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revisions of a workload that ECS listed as ACTIVE. A list can only add uses: it is eventually
 * consistent, so that one that is not on it may be ACTIVE all the same.
 */
final class ListedRevisions {
  private final WorkloadAccount workload;
  private final Instant since;
  private final Map<String, RevisionNumbers> byFamily;

  /**
   * @param workload whose they are
   * @param revisions the revisions
   * @param since when their reading began
   */
  ListedRevisions(WorkloadAccount workload, List<TaskDefinitionArn> revisions, Instant since) {
    this.workload = workload;
    this.since = since;
    // A million of them in some families takes 4 MB, and as ARNs more than 100.
    this.byFamily =
        revisions.stream()
            .collect(
                Collectors.groupingBy(
                    TaskDefinitionArn::family,
                    TreeMap::new,
                    Collectors.collectingAndThen(Collectors.toList(), ListedRevisions::numbers)));
  }

  private static RevisionNumbers numbers(List<TaskDefinitionArn> family) {
    return new RevisionNumbers(family.stream().mapToInt(TaskDefinitionArn::revision));
  }

  /** When their reading began. */
  Instant since() {
    return since;
  }

  /** Whether there is one of a family. */
  boolean hasFamily(String family) {
    return byFamily.containsKey(family);
  }

  /** Whether a revision of this workload is one of them. */
  boolean contains(TaskDefinitionArn revision) {
    return Optional.ofNullable(byFamily.get(revision.family()))
        .filter(numbers -> numbers.include(revision.revision()))
        .isPresent();
  }

  /** All of them, by family and revision. */
  Stream<TaskDefinitionArn> arns() {
    return byFamily.entrySet().stream()
        .flatMap(
            family ->
                family.getValue().stream()
                    .mapToObj(number -> workload.revision(family.getKey(), number)));
  }

  /** How much memory they take, in units of about four bytes. */
  int weight() {
    return byFamily.values().stream().mapToInt(numbers -> numbers.size() + 50).sum() + 50;
  }
}
