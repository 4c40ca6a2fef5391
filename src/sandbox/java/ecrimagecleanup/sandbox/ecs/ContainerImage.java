package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.PulledName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The image of one container of a task definition.
 *
 * @param name the name of the container
 * @param image the image as it was written
 * @param pulled what that is in ECR; empty for an image of elsewhere
 * @param pinned whether a deployment goes on with the digest it began with
 */
record ContainerImage(String name, String image, Optional<PulledName> pulled, boolean pinned) {

  static List<ContainerImage> of(JsonNode containerDefinitions) {
    List<ContainerImage> images = new ArrayList<>();
    for (JsonNode container : containerDefinitions) {
      String image = container.path("image").asText();
      images.add(
          new ContainerImage(
              container.path("name").asText(),
              image,
              PulledName.parse(image),
              !container.path("versionConsistency").asText().equals("disabled")));
    }
    return List.copyOf(images);
  }
}
