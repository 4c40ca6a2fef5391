package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.image.ImageReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads which ACTIVE task definitions the aggregator shows such that its answers about a repository
 * are certain to tell what they name. About all others ECS itself has to be asked.
 */
public final class ActiveRevisions {
  private ActiveRevisions() {}

  /** Takes in the complete answer to {@link AggregatorQueries#activeRevisions}. */
  public static Collector<JsonNode, ?, KnownRevisions> reader() {
    return Collectors.flatMapping(
        (JsonNode row) -> known(row).stream(),
        Collectors.collectingAndThen(
            Collectors.groupingBy(
                Known::revision,
                Collectors.flatMapping(
                    known -> known.images().stream(), Collectors.toUnmodifiableSet())),
            KnownRevisions::new));
  }

  private record Known(TaskDefinitionArn revision, List<ImageReference.Ecr> images) {}

  private static Optional<Known> known(JsonNode row) {
    JsonNode containers = row.path("configuration").path("ContainerDefinitions");
    boolean certain =
        containers.isArray()
            && !containers.isEmpty()
            && StreamSupport.stream(containers.spliterator(), false)
                .allMatch(container -> isCertain(container.path("Image")));
    return certain
        ? TaskDefinitionArn.parse(row.path("arn").asText())
            .map(revision -> new Known(revision, images(containers)))
        : Optional.empty();
  }

  private static List<ImageReference.Ecr> images(JsonNode containers) {
    return StreamSupport.stream(containers.spliterator(), false)
        .map(container -> ImageReference.parse(container.path("Image").textValue()))
        .flatMap(image -> image instanceof ImageReference.Ecr ecr ? Stream.of(ecr) : Stream.empty())
        .toList();
  }

  private static boolean isCertain(JsonNode image) {
    return image.isTextual()
        && image.textValue().length() <= TaskDefinitionsAnswer.LONGEST_CERTAIN_REFERENCE
        && !(ImageReference.parse(image.textValue()) instanceof ImageReference.Unparsable)
        && hasHostAsAskedFor(image.textValue());
  }

  /** AWS Config is asked for host names in lower case, and nobody says that it disregards case. */
  private static boolean hasHostAsAskedFor(String image) {
    String host = image.substring(0, Math.max(image.indexOf('/'), 0));
    return host.equals(host.toLowerCase(Locale.ROOT));
  }
}
