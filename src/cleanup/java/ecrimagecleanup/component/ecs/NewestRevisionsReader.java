package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.NewestRevisions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * Lists the newest ACTIVE revisions of families. A family whose list has anything else in it is
 * missing, as one that could not be read.
 *
 * @param questions asks the workloads
 * @param most how many revisions of a family are listed
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html">ListTaskDefinitions</a>
 */
record NewestRevisionsReader(WorkloadQuestions questions, int most) {
  /** At the rate that is allowed in one workload they take some minutes. */
  static final int MOST_FAMILIES = 1000;

  private static final int PAGE_SIZE = 100;

  /** The newest revisions of each of the families. */
  NewestRevisions read(Collection<Family> families) {
    Map<Family, List<Integer>> newest = new HashMap<>();
    families.stream()
        .sorted(Comparator.comparing(Family::toString))
        .limit(MOST_FAMILIES)
        .forEach(
            family ->
                questions
                    .ask(family.where(), client -> list(client, family))
                    .flatMap(arns -> numbers(family, arns))
                    .ifPresent(numbers -> newest.put(family, numbers)));
    return new NewestRevisions(newest);
  }

  private List<String> list(EcsClient client, Family family) {
    List<String> arns = new ArrayList<>();
    Pages.readEach(
        "the newest revisions of " + family,
        token -> {
          ListTaskDefinitionsResponse page = page(client, family, most - arns.size(), token);
          boolean enough = arns.size() + page.taskDefinitionArns().size() >= most;
          return new Pages.Page<>(page.taskDefinitionArns(), enough ? null : page.nextToken());
        },
        arns::add);
    return arns;
  }

  private static ListTaskDefinitionsResponse page(
      EcsClient client, Family family, int left, @Nullable String token) {
    return client.listTaskDefinitions(
        request ->
            request
                .familyPrefix(family.name())
                .status(TaskDefinitionStatus.ACTIVE)
                .sort(SortOrder.DESC)
                .maxResults(Math.min(PAGE_SIZE, left))
                .nextToken(token));
  }

  /** Their numbers, the newest first; empty if one of them is none of the family. */
  private static Optional<List<Integer>> numbers(Family family, List<String> arns) {
    List<TaskDefinitionArn> revisions =
        arns.stream()
            .flatMap(arn -> TaskDefinitionArn.parse(arn).stream())
            .filter(arn -> Family.of(arn).equals(family))
            .toList();
    return revisions.size() == arns.size()
        ? Optional.of(
            revisions.stream()
                .map(TaskDefinitionArn::revision)
                .sorted(Comparator.reverseOrder())
                .toList())
        : Optional.empty();
  }
}
