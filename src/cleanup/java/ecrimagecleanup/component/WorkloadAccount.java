package ecrimagecleanup.component;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Registry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One region of an account in which containers run.
 *
 * @param accountId twelve digits
 * @param region such as {@code eu-central-1}
 */
public record WorkloadAccount(String accountId, String region) {

  /**
   * @throws IllegalArgumentException if the account or the region is not one
   */
  public WorkloadAccount {
    // The grammar is that of a registry, which is an account and a region too.
    new Registry(accountId, region);
  }

  /**
   * Reads {@code accountId/region}, several separated by commas.
   *
   * @throws IllegalArgumentException if one is not of that form or there twice, or there is none
   */
  public static List<WorkloadAccount> parseAll(String text) {
    List<WorkloadAccount> workloads =
        Arrays.stream(text.split(",", -1)).map(part -> parse(part.strip())).toList();
    if (workloads.stream().distinct().count() != workloads.size()) {
      throw new IllegalArgumentException("A workload is there twice.");
    }
    return workloads;
  }

  private static WorkloadAccount parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("A workload is written as 111122223333/eu-central-1.");
    }
    return new WorkloadAccount(text.substring(0, slash), text.substring(slash + 1));
  }

  /** The ARN of a role of the account. */
  public String roleArn(String roleName) {
    return "arn:%s:iam::%s:role/%s".formatted(partition(), accountId, roleName);
  }

  /** A revision of a task definition of it. */
  public TaskDefinitionArn revision(String family, int revision) {
    return new TaskDefinitionArn(partition(), region, accountId, family, revision);
  }

  /** The same revision of a task definition of it, with the partition of its region. */
  public TaskDefinitionArn own(TaskDefinitionArn revision) {
    return revision.partition().equals(partition())
        ? revision
        : revision(revision.family(), revision.revision());
  }

  /**
   * A revision of a task definition of it, by its ARN; empty for text that is none. Whoever writes
   * the ARN, the partition is that of the region.
   */
  public Optional<TaskDefinitionArn> revision(String arn) {
    return TaskDefinitionArn.parse(arn)
        .filter(read -> read.where().equals(toString()))
        .map(this::own);
  }

  /**
   * Whether an ARN is of this account and region.
   *
   * @param service the service of the ARN, such as {@code ecs}
   */
  public boolean owns(String service, String arn) {
    return arn.startsWith("arn:%s:%s:%s:%s:".formatted(partition(), service, region, accountId));
  }

  private String partition() {
    return Registry.partition(region);
  }

  /** {@code accountId/region}. */
  @Override
  public String toString() {
    return accountId + "/" + region;
  }
}
