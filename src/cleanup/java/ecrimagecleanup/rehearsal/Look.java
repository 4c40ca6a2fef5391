package ecrimagecleanup.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there was to be seen at one time.
 *
 * @param rows what AWS Config shows of each revision, by its number; none of one it does not show
 * @param service what AWS Config shows of the service: its recording frequency; empty for nothing
 * @param schedules the names of the schedules of the image of revision 3
 * @param imageThere whether that image can still be pulled
 * @param pulledAt the pull time of the image whose manifest was read
 * @param sources how many sources of the aggregator cover the workload, by their kind
 * @param others how many other sources of it are FAILED or OUTDATED
 * @param sourceTime the newest time of those
 */
public record Look(
    Map<Integer, Row> rows,
    Optional<String> service,
    List<String> schedules,
    boolean imageThere,
    Optional<Instant> pulledAt,
    Map<String, Integer> sources,
    int others,
    Optional<Instant> sourceTime) {
  /**
   * What AWS Config shows of a revision.
   *
   * @param status such as {@code ACTIVE}
   * @param capturedAt when its recorder captured it
   * @param daily whether it is recorded once a day alone
   */
  public record Row(String status, String capturedAt, boolean daily) {}

  public Look {
    rows = Map.copyOf(rows);
    schedules = List.copyOf(schedules);
    sources = Map.copyOf(sources);
  }
}
