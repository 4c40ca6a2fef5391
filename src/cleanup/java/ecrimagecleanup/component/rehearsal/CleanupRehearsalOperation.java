package ecrimagecleanup.component.rehearsal;

import ecrimagecleanup.component.AwsOperation;
import java.util.List;

/**
 * What a {@code cleanup-rehearsal:} endpoint does. The names are the values of the option. The
 * result replaces the body. Each operation that changes something refuses every repository, every
 * schedule and every family of task definitions whose name is not {@code
 * ecr-image-cleanup-rehearsal-} and eight lower-case hexadecimal digits.
 */
public enum CleanupRehearsalOperation implements AwsOperation {
  /**
   * Where the registry would replicate the repository to: a {@code List} of registries as {@code
   * accountId/region}, empty if nowhere. Nothing is made.
   */
  describeCopies("ecr:DescribeRegistry"),

  /** Creates the repository, without resource tags, in which no tag can move. It may be there. */
  createRepository("ecr:CreateRepository"),

  /**
   * Pushes a tiny image, or an index, made of the body, a {@code String}: the same text makes the
   * same image. The body becomes its digest, a {@code String}. It may be there already.
   */
  pushImage(
      "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage"),

  /**
   * Removes the image of the digest in the body, a {@code String}, and names the tag of the header
   * as well if there is one. The body becomes {@code removed}, or the code of ECR's refusal.
   */
  removeImage("ecr:BatchDeleteImage"),

  /** Moves the image of the digest in the body, a {@code String}, into the archive. */
  archiveImage("ecr:UpdateImageStorageClass"),

  /** Deletes the repository with all that is in it. There may be none. */
  deleteRepository("ecr:DeleteRepository"),

  /**
   * Registers a revision with a container for each image reference of the body, with commas between
   * them, none of which can run. The body becomes its ARN, a {@code String}.
   */
  registerRevision("ecs:RegisterTaskDefinition"),

  /**
   * Whether there is a revision of the number in the body, a {@code String}: its ARN, or an empty
   * text.
   */
  describeRevision("ecs:DescribeTaskDefinition"),

  /** Tags the revision of the ARN in the body, a {@code String}. */
  tagRevision("ecs:TagResource"),

  /** Deregisters the revision of the ARN in the body, a {@code String}. */
  deregisterRevision("ecs:DescribeTaskDefinition", "ecs:DeregisterTaskDefinition"),

  /**
   * Deregisters and deletes all revisions of the family. The body becomes their number, an {@code
   * Integer}. The name of the family stays in ECS.
   */
  deleteRevisions(
      "ecs:ListTaskDefinitions",
      "ecs:DescribeTaskDefinition",
      "ecs:DeregisterTaskDefinition",
      "ecs:DeleteTaskDefinitions"),

  /** Starts one task of the revision of the ARN in the body on instances of the cluster. */
  runTask("ecs:RunTask"),

  /**
   * The digests that ECS names for the containers of the tasks of the family, a {@code List} of
   * {@code String}.
   */
  describeTasks("ecs:ListTasks", "ecs:DescribeTasks"),

  /** Stops all tasks of the family. */
  stopTasks("ecs:ListTasks", "ecs:StopTask"),

  /**
   * Creates a service that runs no task, of the revision of the ARN in the body. It may be there.
   */
  createService("ecs:DescribeServices", "ecs:CreateService"),

  /**
   * How many service revisions ECS knows of the deployments of the service, an {@code Integer}: 0
   * if it names none.
   */
  describeService("ecs:DescribeServices", "ecs:DescribeServiceRevisions"),

  /** Deletes the service. There may be none. */
  deleteService("ecs:DeleteService"),

  /**
   * Looks for a container of Service Connect among the tasks that run in the workload, and changes
   * nothing: a {@code List} of {@code String} with its name, image and digest, the last two empty
   * where ECS names none; an empty list if there is no such container.
   */
  describeAgent("ecs:ListClusters", "ecs:ListTasks", "ecs:DescribeTasks"),

  /**
   * Creates a schedule named like the repository, in the default group, that is disabled and has
   * the body, a {@code String}, as its input. The body becomes {@code created}, or the reason for
   * which EventBridge Scheduler finds that invalid. It must not be there.
   */
  createSchedule("scheduler:CreateSchedule", "iam:PassRole"),

  /** Deletes that schedule. There may be none. */
  deleteSchedule("scheduler:DeleteSchedule");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> actions;

  CleanupRehearsalOperation(String... actions) {
    this.actions = List.of(actions);
  }

  @Override
  public List<String> actions() {
    return actions;
  }
}
