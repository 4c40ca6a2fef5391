package ecrimagecleanup.evidence.stale;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Image;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A revision that AWS Config shows as ACTIVE.
 *
 * @param arn which one
 * @param recordedAt when AWS Config recorded it: it was registered then, or before; empty if
 *     nothing says that
 * @param images the images of the repository that it names, and those that they list; none for tags
 *     and digests that nothing has any more
 */
public record NamingRevision(
    TaskDefinitionArn arn, Optional<Instant> recordedAt, List<Image> images) {
  public NamingRevision {
    images = List.copyOf(images);
  }
}
