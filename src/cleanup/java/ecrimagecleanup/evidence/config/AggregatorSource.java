package ecrimagecleanup.evidence.config;

import java.time.Instant;
import java.util.Optional;

/**
 * How one source of the AWS Config aggregator, an account in a region, was last aggregated.
 *
 * @param accountId the account, or the organization
 * @param region the region; empty if Config names none
 * @param status {@code SUCCEEDED}, {@code FAILED}, {@code OUTDATED} or a newer word; empty if
 *     Config gives none
 * @param updatedAt when it was last aggregated
 * @param errorCode why that failed; empty if it did not
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_AggregatedSourceStatus.html">AggregatedSourceStatus</a>
 */
public record AggregatorSource(
    String accountId, String region, String status, Optional<Instant> updatedAt, String errorCode) {

  /** What it is called in sentences. */
  public String name() {
    return region.isEmpty() ? accountId : accountId + "/" + region;
  }

  /**
   * Whether it stands for an account in a region. That of an organization stands for all of its
   * accounts.
   */
  public boolean covers(String place) {
    boolean organization = accountId.chars().anyMatch(c -> c < '0' || c > '9');
    return place.equals(name())
        || (organization && (region.isEmpty() || place.endsWith("/" + region)));
  }
}
