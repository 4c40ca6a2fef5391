package ecrimagecleanup.component.rehearsal;

import org.apache.camel.spi.Metadata;

/** The headers of the component. */
public interface CleanupRehearsalConstants {
  @Metadata(
      label = "producer",
      description =
          "For the operations on images, the repository and the schedule: the repository of the"
              + " rehearsal. Any other is refused. As text its URI.",
      javaType = "ecrimagecleanup.image.Repository")
  String REPOSITORY = "CamelCleanupRehearsalRepository";

  @Metadata(
      label = "producer",
      description =
          "For the operations on revisions, tasks and services: the account and region in which they"
              + " are, such as 111122223333/eu-central-1.",
      javaType = "String")
  String WORKLOAD = "CamelCleanupRehearsalWorkload";

  @Metadata(
      label = "producer",
      description =
          "For the same operations: the family of task definitions of the rehearsal, which is the name"
              + " of its service, too. Any other is refused.",
      javaType = "String")
  String FAMILY = "CamelCleanupRehearsalFamily";

  @Metadata(
      label = "producer",
      description = "For the operations on tasks and services: the cluster.",
      javaType = "String")
  String CLUSTER = "CamelCleanupRehearsalCluster";

  @Metadata(
      label = "producer",
      description = "The ARN of a role to assume for the call; without it the credentials call.",
      javaType = "String")
  String ROLE = "CamelCleanupRehearsalRole";

  @Metadata(
      label = "producer",
      description =
          "For createSchedule: the ARN of the role with which EventBridge Scheduler would send.",
      javaType = "String")
  String SCHEDULER_ROLE = "CamelCleanupRehearsalSchedulerRole";

  @Metadata(
      label = "producer",
      description =
          "For pushImage: the tags of the image, with commas between them. For removeImage: the tag"
              + " that is named besides the digest.",
      javaType = "String")
  String TAGS = "CamelCleanupRehearsalTags";

  @Metadata(
      label = "producer",
      description = "For pushImage: the digests of the images that it lists; it is then an index.",
      javaType = "List<String>")
  String CHILDREN = "CamelCleanupRehearsalChildren";
}
