package ecrimagecleanup.evidence;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageNames;
import java.time.Instant;
import java.util.List;

/**
 * An image that may go, as sources of evidence are asked about it.
 *
 * @param image the image
 * @param listed the images below an index, directly or not, as far as they exist; none for an image
 *     that is no index
 * @param names everything by which somebody can mean the image or one of those
 * @param cause why the check exists
 * @param due when the check is due
 * @param left revisions of task definitions that name it and are not ACTIVE, one of each family, as
 *     far as AWS Config was asked and shows them
 */
public record Candidate(
    Image image,
    List<Image> listed,
    ImageNames names,
    Cause cause,
    Instant due,
    List<TaskDefinitionArn> left) {
  public Candidate {
    listed = List.copyOf(listed);
    left = List.copyOf(left);
  }

  /** One of which AWS Config was not asked yet. */
  public Candidate(Image image, List<Image> listed, ImageNames names, Cause cause, Instant due) {
    this(image, listed, names, cause, due, List.of());
  }
}
