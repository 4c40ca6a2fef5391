package ecrimagecleanup.evidence.stale;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Image;
import java.util.List;

/**
 * A revision that AWS Config shows as ACTIVE.
 *
 * @param arn which one
 * @param images the images of the repository that it names, and those that they list; none for tags
 *     and digests that nothing has any more
 */
public record NamingRevision(TaskDefinitionArn arn, List<Image> images) {
  public NamingRevision {
    images = List.copyOf(images);
  }
}
