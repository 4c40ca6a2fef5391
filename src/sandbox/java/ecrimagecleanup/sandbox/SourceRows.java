package ecrimagecleanup.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows in which an aggregator says how its sources are. Over an organisation it has sources
 * that nobody thinks of: a closed account, and a region in which nothing is recorded.
 *
 * @param readings how AWS is read
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_AggregatedSourceStatus.html">
 *     AggregatedSourceStatus</a>
 */
record SourceRows(Readings readings) {
  /** The organisation. */
  static final String ORGANISATION = "o-exampleorg";

  /** An account that was closed long ago, and is no workload. */
  static final String CLOSED_ACCOUNT = "777788889999";

  private static final String SUCCEEDED = "SUCCEEDED";
  private static final Instant LONG_AGO = Instant.parse("2025-11-03T04:05:06Z");

  private static final List<ConfigInventory.Source> OTHERS =
      List.of(
          new ConfigInventory.Source(
              CLOSED_ACCOUNT,
              World.REGION,
              "FAILED",
              LONG_AGO,
              "AccessDenied",
              "AWS Config is not authorized to collect data from the source account"),
          new ConfigInventory.Source(
              EmbeddedAws.WORKLOAD_ACCOUNTS.get(0), "sa-east-1", "OUTDATED", LONG_AGO, "", ""));

  /** The rows for these sources, which are accounts in regions. */
  List<ConfigInventory.Source> of(List<ConfigInventory.Source> each) {
    if (readings.is(Reading.Sources.ACCOUNTS)) {
      return each;
    }
    List<ConfigInventory.Source> rows =
        new ArrayList<>(
            readings.is(Reading.Sources.ORGANISATION) ? List.of(organisation(each)) : each);
    rows.addAll(OTHERS);
    return List.copyOf(rows);
  }

  /**
   * One row, in the region "authorized to collect aggregated data", which is that of the
   * aggregator. It is well as long as anything is copied: which source fails cannot be seen in it.
   */
  private static ConfigInventory.Source organisation(List<ConfigInventory.Source> each) {
    Instant last =
        each.stream()
            .map(ConfigInventory.Source::updatedAt)
            .max(Comparator.naturalOrder())
            .orElse(LONG_AGO);
    String status =
        each.stream().anyMatch(source -> source.status().equals(SUCCEEDED)) ? SUCCEEDED : "FAILED";
    return new ConfigInventory.Source(
        ORGANISATION, World.REGION, status, last, "", "", "ORGANIZATION");
  }
}
