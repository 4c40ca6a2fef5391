package ecrimagecleanup.bean;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.MentionedImage;
import ecrimagecleanup.check.Minutes;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.image.ImageReference;
import java.time.Instant;

/**
 * Of which tasks that stopped the check is scheduled, so that of a thousand that stop in an hour
 * one asks ECR and EventBridge Scheduler. In memory, of this instance alone; what is pushed out is
 * asked for again, and makes the same name. Safe for several threads.
 *
 * <p>The due time of a check is a grace period, which is its owner's, after the full hour of the
 * stop: the hour and the image tell them apart before anybody knows the owner's wishes.
 */
final class ScheduledStops {
  /** A day of the stops of 4,000 images. Each takes some 300 bytes, so 30 MB in all. */
  private static final int MOST = 100_000;

  /**
   * What is the same for all stops that have one check.
   *
   * @param image by its digest alone, if it has one
   * @param hour the full hour at or after the stop
   * @param cause as it is in the name: whether the place is listed, and which one it is if not
   */
  private record Stop(ImageReference.Ecr image, Instant hour, String cause) {
    static Stop of(MentionedImage image, Cause cause) {
      return new Stop(
          image.reference().digest().map(image.reference()::byDigest).orElse(image.reference()),
          Minutes.roundUpToHour(image.use().time()),
          cause.identity());
    }
  }

  private final Cache<Stop, Boolean> stops =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /** Whether the check of a stop is known to be scheduled. */
  boolean include(MentionedImage image, Cause cause) {
    return stops.getIfPresent(Stop.of(image, cause)) != null;
  }

  /** Keeps the stop of a task in mind; other events are none of it. */
  void add(MentionedImage image, Cause cause) {
    if (image.use().kind() == Kind.STOPPED) {
      stops.put(Stop.of(image, cause), true);
    }
  }

  void forget() {
    stops.invalidateAll();
  }
}
