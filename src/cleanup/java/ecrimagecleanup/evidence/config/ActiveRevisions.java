package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.image.ImageReference;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
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
        Collectors.collectingAndThen(Collectors.toList(), KnownRevisions::new));
  }

  private static Optional<TaskDefinitionArn> known(JsonNode row) {
    JsonNode containers = row.path("configuration").path("ContainerDefinitions");
    boolean certain =
        containers.isArray()
            && !containers.isEmpty()
            && StreamSupport.stream(containers.spliterator(), false)
                .allMatch(container -> isCertain(container.path("Image")));
    return certain ? TaskDefinitionArn.parse(row.path("arn").asText()) : Optional.empty();
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
