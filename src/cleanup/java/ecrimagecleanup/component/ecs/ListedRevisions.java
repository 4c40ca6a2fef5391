package ecrimagecleanup.component.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revisions of a workload that ECS listed as ACTIVE. A list can only add uses: it is eventually
 * consistent, so that one that is not on it may be ACTIVE all the same.
 */
final class ListedRevisions {
  private static final int[] NONE = {};

  private final WorkloadAccount workload;
  private final Instant since;
  private final Map<String, int[]> byFamily;

  /**
   * @param workload whose they are
   * @param revisions the revisions
   * @param since when their reading began
   */
  ListedRevisions(WorkloadAccount workload, List<TaskDefinitionArn> revisions, Instant since) {
    this.workload = workload;
    this.since = since;
    // A million of them in some families takes 4 MB, and as ARNs more than 100.
    Map<String, List<Integer>> numbers =
        revisions.stream()
            .collect(
                Collectors.groupingBy(
                    TaskDefinitionArn::family,
                    TreeMap::new,
                    Collectors.mapping(TaskDefinitionArn::revision, Collectors.toList())));
    this.byFamily = new TreeMap<>();
    numbers.forEach(
        (family, all) ->
            byFamily.put(family, all.stream().mapToInt(Integer::intValue).sorted().toArray()));
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
    return Arrays.binarySearch(byFamily.getOrDefault(revision.family(), NONE), revision.revision())
        >= 0;
  }

  /** All of them, by family and revision. */
  Stream<TaskDefinitionArn> arns() {
    return byFamily.entrySet().stream()
        .flatMap(
            family ->
                Arrays.stream(family.getValue())
                    .mapToObj(number -> workload.revision(family.getKey(), number)));
  }

  /** How much memory they take, in units of about four bytes. */
  int weight() {
    return byFamily.values().stream().mapToInt(numbers -> numbers.length + 50).sum() + 50;
  }
}
