package ecrimagecleanup.endtoend;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Messages that ask for a check of images of {@link Installation#ORDERS}, and come from nobody. */
final class CheckMessages {
  private static final Cause PARENT_REMOVED =
      new Cause.ParentRemoved(new Digest("sha256:" + "0".repeat(64)));

  private CheckMessages() {}

  /** A check that is due now, of images that nobody has used for so long. */
  static String due(Instant now, List<String> digests, Duration unused) {
    return due(now, digests, unused, PARENT_REMOVED, LastLook.NONE);
  }

  /** The same for a cause and after an earlier look. */
  static String due(
      Instant now, List<String> digests, Duration unused, Cause cause, LastLook lastLook) {
    return ImageDeletionCheckJson.write(
        new ImageDeletionCheck(
            new Repository(new Registry(World.SHARED_ACCOUNT, World.REGION), Installation.ORDERS),
            digests.stream().map(Digest::new).toList(),
            cause,
            now.minus(unused),
            lastLook,
            now.truncatedTo(ChronoUnit.MINUTES)));
  }
}
