package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * Reads which revisions of task definitions are ACTIVE in a workload, unless that is remembered.
 *
 * @param client the client
 * @param workload the workload
 * @param memory what is remembered
 * @param age how old a list may be
 */
record ActiveRevisionsReader(
    EcsClient client, WorkloadAccount workload, RevisionMemory memory, Duration age) {
  /**
   * The most ARNs on a page of ListTaskDefinitions.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html">ListTaskDefinitions</a>
   */
  static final int PAGE_SIZE = 100;

  /**
   * The whole list.
   *
   * @throws UnusableAnswerException if it has what is of another account or region, or no ARN
   */
  ListedRevisions read() {
    return memory.list(workload, age).orElseGet(this::list);
  }

  private ListedRevisions list() {
    Instant since = memory.now();
    List<TaskDefinitionArn> revisions =
        Pages.<String>readAll(
                "the ACTIVE task definitions of " + workload,
                token -> {
                  ListTaskDefinitionsResponse response =
                      client.listTaskDefinitions(
                          ListTaskDefinitionsRequest.builder()
                              .status(TaskDefinitionStatus.ACTIVE)
                              .maxResults(PAGE_SIZE)
                              .nextToken(token)
                              .build());
                  return new Pages.Page<>(response.taskDefinitionArns(), response.nextToken());
                })
            .items()
            .stream()
            .map(this::revision)
            .toList();
    ListedRevisions list = new ListedRevisions(workload, revisions, since);
    memory.keep(workload, list);
    return list;
  }

  private TaskDefinitionArn revision(String arn) {
    Optional<TaskDefinitionArn> revision = workload.revision(arn);
    return revision.orElseThrow(
        () ->
            new UnusableAnswerException(
                workload.owns("ecs", arn)
                    ? "It lists a task definition whose ARN cannot be read."
                    : "It has a task definition of another account or region, so the credentials or the endpoint are wrong."));
  }
}
