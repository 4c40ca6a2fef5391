package ecrimagecleanup.sandbox;

import java.time.Instant;
import java.util.List;

/** What an aggregator can see at this moment of world time, with its lag and its blind spots. */
public interface ConfigInventory {

  /**
   * One source of the aggregator.
   *
   * @param accountId the source account, or the organisation
   * @param region the source region
   * @param status {@code SUCCEEDED}, {@code FAILED} or {@code OUTDATED}
   * @param updatedAt when the source was last copied
   * @param errorCode empty unless the status is {@code FAILED}
   * @param errorMessage empty unless the status is {@code FAILED}
   * @param type {@code ACCOUNT} or {@code ORGANIZATION}
   */
  record Source(
      String accountId,
      String region,
      String status,
      Instant updatedAt,
      String errorCode,
      String errorMessage,
      String type) {

    /** A source that is an account in a region. */
    public Source(
        String accountId,
        String region,
        String status,
        Instant updatedAt,
        String errorCode,
        String errorMessage) {
      this(accountId, region, status, updatedAt, errorCode, errorMessage, "ACCOUNT");
    }
  }

  /**
   * Every item that the aggregator holds now, of all accounts and regions, in a stable order and in
   * parts. While nothing of a part changes it is the same object, so that what is derived from it
   * can be kept.
   */
  List<List<ConfigurationItem>> parts();

  /** The items of all parts. */
  default List<ConfigurationItem> items() {
    return parts().stream().flatMap(List::stream).toList();
  }

  /** Every source that the aggregator is configured with. */
  List<Source> sources();
}
