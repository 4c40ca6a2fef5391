package ecrimagecleanup.evidence.inspector;

import ecrimagecleanup.image.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * One image that Amazon Inspector covers, and how it was scanned.
 *
 * @param digest its identity
 * @param scanStatus {@code ACTIVE}, {@code INACTIVE}, a word that is newer than this version, or
 *     empty if Inspector does not say
 * @param scanStatusReason why, such as {@code SCAN_ELIGIBILITY_EXPIRED}; empty if Inspector does
 *     not say
 * @param inUseCount the number of ECS tasks and EKS pods that run it
 * @param lastInUseAt when a task or pod last ran it
 * @see <a
 *     href="https://docs.aws.amazon.com/inspector/v2/APIReference/API_EcrContainerImageMetadata.html">EcrContainerImageMetadata</a>
 */
public record ScannedImage(
    Digest digest,
    String scanStatus,
    String scanStatusReason,
    Optional<Long> inUseCount,
    Optional<Instant> lastInUseAt) {

  boolean isInUse() {
    return inUseCount.filter(count -> count > 0).isPresent();
  }

  /** Whether Inspector stopped to scan it because nobody used it for long, and counts nothing. */
  boolean isExpired() {
    return scanStatus.equals("INACTIVE")
        && scanStatusReason.equals("SCAN_ELIGIBILITY_EXPIRED")
        && inUseCount.filter(count -> count != 0).isEmpty();
  }

  /** Why its use is unknown; empty if it is known, or if its coverage has expired. */
  Optional<String> doubt() {
    if (isExpired()) {
      return Optional.empty();
    }
    if (!scanStatus.equals("ACTIVE")) {
      return Optional.of(
          "the scan status is %s%s"
              .formatted(
                  scanStatus.isEmpty() ? "missing" : scanStatus,
                  scanStatusReason.isEmpty() ? "" : " (" + scanStatusReason + ")"));
    }
    if (inUseCount.isEmpty()) {
      return Optional.of("it does not count the tasks and pods");
    }
    return inUseCount.get() == 0
        ? Optional.empty()
        : Optional.of("it counts %d tasks and pods".formatted(inUseCount.get()));
  }
}
