package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Reason;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.DescribedRevisions;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import ecrimagecleanup.evidence.ecs.RevisionStatus.Active;
import ecrimagecleanup.evidence.ecs.RevisionStatus.Ended;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.ClientException;

/**
 * Asks of revisions whether they are ACTIVE, for one message. The descriptions for a check are
 * bounded, whatever AWS Config shows: what is not asked is not in the answer, and AWS Config is
 * believed.
 */
final class RevisionStatusReader {
  /**
   * An image that so many ended revisions named, and others as well, can wait for its next check.
   */
  static final int MOST_CALLS_FOR_A_GROUP = 5;

  /** At the rate that is allowed in one workload they take ten seconds at most. */
  static final int MOST_CALLS = 50;

  /**
   * Before one more in one workload its list of what is ACTIVE is read, a call for each hundred:
   * who asks about so many is about to read what runs there as well, which needs the list.
   */
  static final int DESCRIPTIONS_WITHOUT_LIST = 4;

  /**
   * What ECS says of a revision that was deleted, and perhaps of one that is INACTIVE and that
   * nothing runs. A number is never given twice, so it will not be ACTIVE again. It is not
   * remembered: of one that was registered a moment ago ECS can say the same.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html">DescribeTaskDefinition</a>
   */
  private static final String DOES_NOT_EXIST = "Unable to describe task definition.";

  private static final Ended GONE = new Ended("DELETED", Optional.empty());

  private final EcsClients clients;
  private final Map<String, WorkloadAccount> workloads;
  private final HowToRead how;
  private final Map<TaskDefinitionArn, RevisionStatus> statuses = new HashMap<>();
  private final Set<TaskDefinitionArn> asked = new HashSet<>();
  private final Set<TaskDefinitionArn> unanswered = new HashSet<>();
  private final Map<WorkloadAccount, Integer> descriptions = new HashMap<>();
  private final Set<WorkloadAccount> silent = new HashSet<>();
  private int calls;

  /**
   * @param clients the clients
   * @param workloads the workloads
   * @param how how to read them
   */
  RevisionStatusReader(EcsClients clients, List<WorkloadAccount> workloads, HowToRead how) {
    this.clients = clients;
    this.workloads =
        workloads.stream().collect(Collectors.toMap(WorkloadAccount::toString, one -> one));
    this.how = how;
  }

  /**
   * The statuses of revisions.
   *
   * @param groups the revisions that keep an image, for each image; one that is ACTIVE is enough
   */
  DescribedRevisions read(List<List<TaskDefinitionArn>> groups) {
    groups.forEach(this::readGroup);
    return new DescribedRevisions(statuses, unanswered);
  }

  private void readGroup(List<TaskDefinitionArn> group) {
    List<Revision> ofWorkloads =
        group.stream()
            .flatMap(
                revision ->
                    Optional.ofNullable(workloads.get(revision.where())).stream()
                        .map(workload -> new Revision(revision, workload)))
            .toList();
    for (Revision revision : ofWorkloads) {
      remembered(revision).ifPresent(status -> statuses.put(revision.asked(), status));
    }
    int begun = calls;
    for (Revision revision : ofWorkloads) {
      if (hasActive(ofWorkloads) || calls >= MOST_CALLS) {
        return;
      }
      if (calls - begun < MOST_CALLS_FOR_A_GROUP
          && !statuses.containsKey(revision.asked())
          && asked.add(revision.asked())) {
        ask(revision).ifPresent(status -> statuses.put(revision.asked(), status));
      }
    }
    if (!hasActive(ofWorkloads)) {
      ofWorkloads.stream()
          .map(Revision::asked)
          .filter(revision -> !statuses.containsKey(revision))
          .forEach(unanswered::add);
    }
  }

  private boolean hasActive(List<Revision> revisions) {
    return revisions.stream().anyMatch(one -> statuses.get(one.asked()) instanceof Active);
  }

  /** A revision of a workload. */
  private record Revision(TaskDefinitionArn asked, WorkloadAccount workload) {
    /** With the partition of its region, whatever it was asked with. */
    TaskDefinitionArn own() {
      return workload.own(asked);
    }
  }

  /** That it ended is final. A list is believed for a while if a revision is on it. */
  private Optional<RevisionStatus> remembered(Revision revision) {
    return how.memory()
        .ended(revision.own())
        .<RevisionStatus>map(ended -> ended)
        .or(
            () ->
                how.memory()
                    .list(revision.workload(), how.listAge())
                    .filter(list -> list.contains(revision.own()))
                    .map(list -> new Active()));
  }

  private Optional<RevisionStatus> ask(Revision revision) {
    WorkloadAccount workload = revision.workload();
    if (!silent.contains(workload)
        && descriptions.merge(workload, 1, Integer::sum) == DESCRIPTIONS_WITHOUT_LIST + 1) {
      Reason.ofFailed(() -> list(workload)).ifPresent(why -> silent.add(workload));
    }
    return remembered(revision).or(() -> describe(revision));
  }

  private void list(WorkloadAccount workload) {
    new ActiveRevisionsReader(clients.client(workload), workload, how.memory(), how.listAge())
        .read();
  }

  private Optional<RevisionStatus> describe(Revision revision) {
    if (silent.contains(revision.workload())) {
      return Optional.empty();
    }
    calls++;
    try {
      return new RevisionDescriber(clients.client(revision.workload()), how.memory())
          .describe(revision.own())
          .status();
    } catch (AbortedException e) {
      throw e;
    } catch (ClientException e) {
      return DOES_NOT_EXIST.equals(Reason.messageOf(e)) ? Optional.of(GONE) : Optional.empty();
    } catch (SdkException e) {
      // It would not answer for another revision either, and a call can take a minute.
      silent.add(revision.workload());
      return Optional.empty();
    }
  }
}
