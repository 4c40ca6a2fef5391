package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.RepositoryNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A task definition that names an image of one repository, as the aggregator shows it.
 *
 * @param arn which one
 * @param status its status; empty if the row shows none
 * @param seenAt when the recorder captured it, or when it was deregistered if ECS itself said that
 *     it was; empty if neither is known
 * @param daily whether the recorder looks only once a day
 * @param described whether ECS itself said that it ended, although AWS Config shows it as ACTIVE
 * @param references what names images of the repository; none if the query's wildcards found a task
 *     definition of another repository
 * @param readable whether everything in it that can name an image of the repository can be read
 */
public record TaskDefinitionItem(
    TaskDefinitionArn arn,
    String status,
    Optional<Instant> seenAt,
    boolean daily,
    boolean described,
    List<ImageReference.Ecr> references,
    boolean readable)
    implements NamingImages {
  private static final Set<String> OUT_OF_USE = Set.of("INACTIVE", "DELETE_IN_PROGRESS");

  public TaskDefinitionItem {
    references = List.copyOf(references);
  }

  /** Whether new tasks can be started from it; an unknown status counts as if they could. */
  public boolean isActive() {
    return !described && !OUT_OF_USE.contains(status);
  }

  @Override
  public Optional<TaskDefinitionItem> lastDaily() {
    return daily ? Optional.of(this) : Optional.empty();
  }

  /** The use of an image by it. */
  Use use() {
    return new Use(arn.toString(), arn.where(), seenAt);
  }

  /** As ECS itself describes it. */
  TaskDefinitionItem endedBy(RevisionStatus.Ended ended) {
    return new TaskDefinitionItem(
        arn, ended.status(), ended.deregisteredAt(), false, true, references, readable);
  }

  private static ImageReference reference(JsonNode image) {
    return image.isTextual()
        ? ImageReference.parse(image.textValue())
        : new ImageReference.Unparsable("The container names no image.", Optional.empty());
  }

  /**
   * Reads a row of the answer to the query for a repository.
   *
   * @return empty if the row does not say which task definition it is
   */
  static Optional<TaskDefinitionItem> parse(JsonNode row, RepositoryNames repository) {
    return TaskDefinitionArn.parse(row.path("arn").asText())
        .map(arn -> parse(row, arn, repository));
  }

  private static TaskDefinitionItem parse(
      JsonNode row, TaskDefinitionArn arn, RepositoryNames repository) {
    List<ImageReference.Ecr> references = new ArrayList<>();
    JsonNode containers = row.path("configuration").path("ContainerDefinitions");
    boolean readable = containers.isArray() && !containers.isEmpty();
    for (JsonNode container : containers) {
      ImageReference reference = reference(container.path("Image"));
      if (reference instanceof ImageReference.Ecr ecr) {
        if (repository.include(ecr.repository())) {
          references.add(ecr);
        }
      } else if (reference instanceof ImageReference.Unparsable unparsable) {
        // What stands beside it may be what the query found.
        readable &= !unparsable.repository().map(repository::include).orElse(true);
      }
    }
    return new TaskDefinitionItem(
        arn,
        row.path("configuration").path("Status").asText(),
        CaptureTime.of(row),
        row.path("recordingFrequency").asText().equals("DAILY"),
        false,
        references,
        readable);
  }
}
