package ecrimagecleanup.sandbox;

import java.time.Instant;
import java.util.List;

/** What an aggregator can see at this moment of world time, with its lag and its blind spots. */
public interface ConfigInventory {

  /**
   * One source of the aggregator.
   *
   * @param accountId the source account
   * @param region the source region
   * @param status {@code SUCCEEDED}, {@code FAILED} or {@code OUTDATED}
   * @param updatedAt when the source was last copied
   * @param errorCode empty unless the status is {@code FAILED}
   * @param errorMessage empty unless the status is {@code FAILED}
   */
  record Source(
      String accountId,
      String region,
      String status,
      Instant updatedAt,
      String errorCode,
      String errorMessage) {}

  /** Every item that the aggregator holds now, of all accounts and regions, in a stable order. */
  List<ConfigurationItem> items();

  /** Every source that the aggregator is configured with. */
  List<Source> sources();
}
