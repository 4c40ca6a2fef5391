package ecrimagecleanup.evidence.stale;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What only stale revisions keep in one repository.
 *
 * @param revisions the ACTIVE revisions that name its images
 * @param images what would go if the stale ones were not ACTIVE any more
 */
public record StaleHeld(StaleRevisions.Sorted revisions, List<Held> images) {
  public StaleHeld {
    images = List.copyOf(images);
  }

  /**
   * One image.
   *
   * @param image which one
   * @param bytes the bytes that it stores
   * @param by the stale revisions that name it, or what it is a part of
   * @param goesAfter the image whose removal lets this one go; empty if it goes by itself
   * @param earliest when it could go to the archive at the earliest; empty if no sweep is planned
   */
  public record Held(
      Digest image,
      long bytes,
      Set<TaskDefinitionArn> by,
      Optional<Digest> goesAfter,
      Optional<Instant> earliest) {
    public Held {
      by = Set.copyOf(by);
    }
  }
}
