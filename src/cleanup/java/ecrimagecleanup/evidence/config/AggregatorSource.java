package ecrimagecleanup.evidence.config;

import java.time.Instant;
import java.util.Optional;

/**
 * How one source of the AWS Config aggregator, an account in a region or an organization, was last
 * aggregated.
 *
 * @param accountId the account; of an organization its id, its management account, or nothing
 * @param region the region; empty if Config names none
 * @param organization whether it stands for all accounts of an organization
 * @param status {@code SUCCEEDED}, {@code FAILED}, {@code OUTDATED} or a newer word; empty if
 *     Config gives none
 * @param updatedAt when it was last aggregated
 * @param errorCode why that failed; empty if it did not
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_AggregatedSourceStatus.html">AggregatedSourceStatus</a>
 */
public record AggregatorSource(
    String accountId,
    String region,
    boolean organization,
    String status,
    Optional<Instant> updatedAt,
    String errorCode) {

  /** One whose id tells what it is: that of an organization is no number. */
  public AggregatorSource(
      String accountId,
      String region,
      String status,
      Optional<Instant> updatedAt,
      String errorCode) {
    this(
        accountId,
        region,
        accountId.chars().anyMatch(c -> c < '0' || c > '9'),
        status,
        updatedAt,
        errorCode);
  }

  /** What it is called in sentences. */
  public String name() {
    String id = organization ? "organization " + accountId : accountId;
    return region.isEmpty() ? id.strip() : id.strip() + "/" + region;
  }

  /**
   * Whether it stands for an account in a region. That of an organization stands for all of its
   * accounts.
   */
  public boolean covers(String place) {
    return organization
        ? region.isEmpty() || place.endsWith("/" + region)
        : place.equals(accountId + "/" + region);
  }
}
