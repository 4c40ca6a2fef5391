package ecrimagecleanup.component.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Describes revisions of task definitions, and remembers of each what never changes. A description
 * that failed is not remembered.
 *
 * @param client the client
 * @param memory what is remembered
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html">DescribeTaskDefinition</a>
 */
record RevisionDescriber(EcsClient client, RevisionMemory memory) {
  /**
   * What ECS says of a revision.
   *
   * @param images the images that it names; empty if ECS shows none
   * @param status whether it is ACTIVE; empty if ECS says what is not known here
   */
  record Description(Optional<NamedImages> images, Optional<RevisionStatus> status) {}

  /**
   * Asks ECS.
   *
   * @throws software.amazon.awssdk.services.ecs.model.ClientException if there is no such revision
   */
  Description describe(TaskDefinitionArn revision) {
    TaskDefinition definition =
        client
            .describeTaskDefinition(
                DescribeTaskDefinitionRequest.builder().taskDefinition(revision.toString()).build())
            .taskDefinition();
    Optional<NamedImages> images = NamedImages.of(definition);
    images.ifPresent(named -> memory.keep(revision, named));
    Optional<RevisionStatus> status =
        Optional.ofNullable(definition).flatMap(RevisionDescriber::status);
    status.ifPresent(
        told -> {
          if (told instanceof RevisionStatus.Ended ended) {
            memory.keep(revision, ended);
          }
        });
    return new Description(images, status);
  }

  private static Optional<RevisionStatus> status(TaskDefinition definition) {
    if (definition.statusAsString() == null) {
      return Optional.empty();
    }
    return switch (definition.statusAsString()) {
      case "ACTIVE" -> Optional.of(new RevisionStatus.Active());
      case "INACTIVE", "DELETE_IN_PROGRESS" ->
          Optional.of(
              new RevisionStatus.Ended(
                  definition.statusAsString(), Optional.ofNullable(definition.deregisteredAt())));
      default -> Optional.empty();
    };
  }

  /** The images of a revision, described now unless it was before. */
  Optional<NamedImages> images(TaskDefinitionArn revision) {
    return memory.images(revision).or(() -> describe(revision).images());
  }
}
