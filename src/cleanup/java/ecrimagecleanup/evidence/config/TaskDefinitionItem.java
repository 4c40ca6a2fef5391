package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.RepositoryNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A task definition that names an image of one repository, as the aggregator shows it.
 *
 * @param arn which one
 * @param status its status; empty if the row shows none
 * @param capturedAt when the recorder captured it; empty if the row does not say
 * @param daily whether the recorder looks only once a day
 * @param references what names images of the repository; none if the query's wildcards found a task
 *     definition of another repository
 */
public record TaskDefinitionItem(
    TaskDefinitionArn arn,
    String status,
    Optional<Instant> capturedAt,
    boolean daily,
    List<ImageReference.Ecr> references) {
  private static final Set<String> OUT_OF_USE = Set.of("INACTIVE", "DELETE_IN_PROGRESS");

  /** Whether new tasks can be started from it; an unknown status counts as if they could. */
  public boolean isActive() {
    return !OUT_OF_USE.contains(status);
  }

  /** The use of an image by it. */
  Use use() {
    return new Use(arn.toString(), arn.where(), capturedAt);
  }

  private static ImageReference reference(JsonNode image) {
    return image.isTextual()
        ? ImageReference.parse(image.textValue())
        : new ImageReference.Unparsable("The container names no image.", Optional.empty());
  }

  /**
   * Reads a row of the answer to the query for a repository.
   *
   * @return empty if the row does not say which task definition it is, or if no reference in it is
   *     to that repository and not all of them can be read
   */
  static Optional<TaskDefinitionItem> parse(JsonNode row, RepositoryNames repository) {
    List<ImageReference> all =
        StreamSupport.stream(
                row.path("configuration").path("ContainerDefinitions").spliterator(), false)
            .map(container -> container.path("Image"))
            .map(TaskDefinitionItem::reference)
            .toList();
    List<ImageReference.Ecr> references =
        all.stream()
            .filter(ImageReference.Ecr.class::isInstance)
            .map(ImageReference.Ecr.class::cast)
            .filter(reference -> repository.include(reference.repository()))
            .toList();
    boolean readable =
        !references.isEmpty()
            || (!all.isEmpty()
                && all.stream().noneMatch(ImageReference.Unparsable.class::isInstance));
    return TaskDefinitionArn.parse(row.path("arn").asText())
        .filter(arn -> readable)
        .map(
            arn ->
                new TaskDefinitionItem(
                    arn,
                    row.path("configuration").path("Status").asText(),
                    CaptureTime.of(row),
                    row.path("recordingFrequency").asText().equals("DAILY"),
                    references));
  }
}
