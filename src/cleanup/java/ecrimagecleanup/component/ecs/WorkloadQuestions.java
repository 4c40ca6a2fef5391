package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.CountedFamilies;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.Registrations;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * Asks workloads single questions about task definitions, one call each. Nothing is decided by the
 * answers: what is of no workload, or of one that does not answer, is missing in them. A workload
 * that failed once is not asked again.
 */
final class WorkloadQuestions {
  private final EcsClients clients;
  private final Map<String, WorkloadAccount> workloads;
  private final Set<WorkloadAccount> silent = new HashSet<>();

  /**
   * @param clients the clients
   * @param workloads those that may be asked
   */
  WorkloadQuestions(EcsClients clients, List<WorkloadAccount> workloads) {
    this.clients = clients;
    this.workloads =
        workloads.stream().collect(Collectors.toMap(WorkloadAccount::toString, one -> one));
  }

  /** How many revisions of families are ACTIVE, of which one page is read. */
  CountedFamilies count(Collection<Family> families) {
    Map<Family, Integer> active = new HashMap<>();
    for (Family family : families) {
      ask(family.where(), client -> count(client, family))
          .ifPresent(count -> active.put(family, count));
    }
    return new CountedFamilies(active);
  }

  private static int count(EcsClient client, Family family) {
    ListTaskDefinitionsResponse page =
        client.listTaskDefinitions(
            request ->
                request
                    .familyPrefix(family.name())
                    .status(TaskDefinitionStatus.ACTIVE)
                    .maxResults(CountedFamilies.MOST));
    return page.nextToken() == null ? page.taskDefinitionArns().size() : CountedFamilies.MOST;
  }

  /** When revisions were registered. */
  Registrations registrations(Collection<TaskDefinitionArn> revisions) {
    Map<TaskDefinitionArn, Instant> at = new HashMap<>();
    for (TaskDefinitionArn revision : revisions) {
      ask(
              revision.where(),
              client ->
                  Optional.ofNullable(
                          client
                              .describeTaskDefinition(
                                  request -> request.taskDefinition(revision.toString()))
                              .taskDefinition())
                      .flatMap(definition -> Optional.ofNullable(definition.registeredAt())))
          .flatMap(time -> time)
          .ifPresent(time -> at.put(revision, time));
    }
    return new Registrations(at);
  }

  /**
   * Asks one workload.
   *
   * @return empty if it is none, failed before, or does not answer
   */
  <T> Optional<T> ask(String where, Function<EcsClient, T> question) {
    WorkloadAccount workload = workloads.get(where);
    if (workload == null || silent.contains(workload)) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.apply(clients.client(workload)));
    } catch (AbortedException e) {
      // This thread is interrupted, which says nothing of the workload.
      throw e;
    } catch (ClientException e) {
      // It is about this family or revision alone; the answer lacks it.
      return Optional.empty();
    } catch (SdkException e) {
      // A call can take a minute, and another one would end like this. The answer lacks it.
      silent.add(workload);
      return Optional.empty();
    }
  }
}
