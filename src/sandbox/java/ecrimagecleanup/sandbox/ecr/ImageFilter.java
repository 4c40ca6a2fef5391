package ecrimagecleanup.sandbox.ecr;

import ecrimagecleanup.sandbox.Params;
import java.time.Instant;
import java.util.Set;

/**
 * Which images a call asks for.
 *
 * @param tagStatus {@code TAGGED}, {@code UNTAGGED} or {@code ANY}
 * @param imageStatus a status or {@code ANY}
 */
record ImageFilter(String tagStatus, String imageStatus) {

  static ImageFilter of(Params params) {
    Params filter = params.inner("filter");
    String tagStatus = filter.text("tagStatus").orElse("ANY");
    String imageStatus = filter.text("imageStatus").orElse("ACTIVE");
    if (!Set.of("TAGGED", "UNTAGGED", "ANY").contains(tagStatus)) {
      throw params.invalid("filter.tagStatus", "Member must satisfy enum value set");
    }
    if (!Set.of("ACTIVE", "ARCHIVED", "ACTIVATING", "ANY").contains(imageStatus)) {
      throw params.invalid("filter.imageStatus", "Member must satisfy enum value set");
    }
    return new ImageFilter(tagStatus, imageStatus);
  }

  boolean accepts(Image image, Instant now) {
    return (tagStatus.equals("ANY") || tagStatus.equals("UNTAGGED") == image.tags.isEmpty())
        && (imageStatus.equals("ANY") || imageStatus.equals(image.status(now)));
  }
}
