package ecrimagecleanup.sandbox.ecr;

import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** One image of a repository; guarded by the lock of the world. */
final class Image {
  final Manifest manifest;
  final NavigableSet<String> tags = new TreeSet<>();
  final Instant pushedAt;
  Optional<Instant> lastPull = Optional.empty();
  Optional<Instant> archivedAt = Optional.empty();
  Optional<Instant> activatedAt = Optional.empty();
  private boolean archived;
  private Instant activeFrom = Instant.MIN;

  Image(Manifest manifest, Instant pushedAt) {
    this.manifest = manifest;
    this.pushedAt = pushedAt;
  }

  String digest() {
    return manifest.digest();
  }

  /** {@code ACTIVE}, {@code ARCHIVED} or {@code ACTIVATING}. */
  String status(Instant now) {
    if (archived) {
      return "ARCHIVED";
    }
    return now.isBefore(activeFrom) ? "ACTIVATING" : "ACTIVE";
  }

  boolean active(Instant now) {
    return status(now).equals("ACTIVE");
  }

  void archive(Instant now) {
    archived = true;
    archivedAt = Optional.of(now);
  }

  /** Can be pulled from {@code from} on. */
  void restore(Instant from) {
    archived = false;
    activeFrom = from;
    activatedAt = Optional.of(from);
  }
}
